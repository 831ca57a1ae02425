import { describe, expect, it } from 'vitest'
import { PhoneError } from '../../phone/phone-error'
import { whyNotRead, whyNotWrite } from './record-reason'
import { readGranted } from './shell-permissions'

const phone = (sdk: number, manufacturer: string, granted: readonly string[] | null = null) => ({
  ...{ sdk, manufacturer },
  granted: granted && new Set(granted),
})
const denied = new PhoneError('refused', 'x', { refusal: 'denied' })

describe('why records are not read', () => {
  it.each([
    [phone(30, 'Google'), 'android-version'],
    [phone(30, 'Xiaomi'), 'android-version'],
    [phone(34, 'Xiaomi'), 'maker-switch'],
    [phone(34, 'POCO'), 'maker-switch'],
    [phone(34, 'Google'), 'permission'],
    [phone(0, ''), 'permission'],
  ] as const)('on %j', (asked, why) => {
    expect(whyNotRead(denied, asked, 33)).toBe(why)
    expect(whyNotWrite({ ...asked, granted: new Set() }, 'WRITE_CALL_LOG', 33)).toBe(why)
  })

  it('is what the provider says of itself', () => {
    expect(whyNotRead(new PhoneError('refused', 'x', { refusal: 'missing' }), phone(34, ''), 33)).toBe(
      'no-app',
    )
    expect(whyNotRead(new PhoneError('protocol', 'x'), phone(34, ''), 33)).toBe('no-answer')
  })

  it('is not known of writing where the phone does not tell', () => {
    expect(whyNotWrite(phone(30, 'Google'), 'WRITE_CALL_LOG', 33)).toBeNull()
    expect(whyNotWrite(phone(30, 'Google', ['WRITE_CALL_LOG']), 'WRITE_CALL_LOG', 33)).toBeNull()
  })
})

describe('readGranted', () => {
  it("reads the first user's permissions, and those of installing", () => {
    const dump = `Packages:
    install permissions:
      android.permission.WRITE_SETTINGS: granted=true
    User 0: ceDataInode=1 installed=true
      runtime permissions:
        android.permission.READ_CONTACTS: granted=true, flags=[ GRANTED_BY_DEFAULT ]
        android.permission.READ_CALL_LOG: granted=false
    User 10: installed=true
      runtime permissions:
        android.permission.WRITE_CALL_LOG: granted=true`
    expect([...(readGranted(dump.split('\n')) ?? [])]).toEqual(['WRITE_SETTINGS', 'READ_CONTACTS'])
    expect(readGranted(["Can't find service: package"])).toBeNull()
  })
})
