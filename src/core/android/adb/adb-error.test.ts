import { describe, expect, it } from 'vitest'
import { describeError } from '../../errors/describe-error'
import { isPhoneLost } from '../../phone/phone-error'
import { AdbError } from './adb-error'

describe('AdbError', () => {
  it.each([
    ['No such file or directory', 'missing'],
    ['open failed: Not a directory', 'missing'],
    ['Permission denied', 'denied'],
    ['Operation not permitted', 'denied'],
    ["couldn't write: No space left on device", 'no-room'],
    ['Disk quota exceeded', 'no-room'],
    ['path too long', 'name-too-long'],
    ['File name too long', 'name-too-long'],
    ['Input/output error', 'other'],
  ] as const)('takes the phone’s FAIL %j for %s', (text, refusal) => {
    expect(new AdbError('refused', text)).toMatchObject({ refusal, message: text })
  })

  it('takes no other error’s words for a refusal', () => {
    expect(new AdbError('gone', 'No such file or directory').refusal).toBeNull()
  })

  it.each([
    ['no-service', 'adb-failed', true],
    ['gone', 'phone-gone', true],
    ['not-ready', 'phone-not-ready', true],
    ['silent', 'phone-silent', true],
    ['refused', 'phone-refused', false],
    ['protocol', 'phone-refused', false],
  ] as const)('%s is told as %s', (kind, code, lost) => {
    const error = new AdbError(kind, 'its words')
    expect(describeError(error)).toEqual({ code, details: { message: 'its words' } })
    expect(isPhoneLost(error)).toBe(lost)
  })
})
