import { describe, expect, it } from 'vitest'
import type { DevicesView, Phone, ReadyPhone } from '../../shared/model/device'
import { connectState } from './connect-state'
import { phoneTitle } from './phone-title'

function ready(serial: string, manufacturer = 'Google', model = 'Pixel 7'): ReadyPhone {
  const details = { manufacturer, model, androidVersion: '14', sdk: 34, hardwareSerial: serial, volumes: [] }
  return { serial, state: 'ready', details, sample: false }
}

function view(phones: readonly Phone[], part: Partial<DevicesView> = {}): DevicesView {
  return {
    adb: { status: 'running', executable: 'adb' },
    phones,
    usbOnly: [],
    sample: { status: 'off' },
    ...part,
  }
}

describe('connectState', () => {
  it('is about adb as long as adb does not run', () => {
    expect(connectState(null).kind).toBe('adb-starting')
    expect(connectState(view([ready('a')], { adb: { status: 'missing' } })).kind).toBe('adb-missing')
    expect(connectState(view([], { adb: { status: 'failed', message: 'no' } }))).toEqual({
      kind: 'adb-failed',
      message: 'no',
    })
  })

  it('goes on with the one ready phone, also beside others that are not', () => {
    const state = connectState(view([{ serial: 'x', state: 'unauthorized' }, ready('a')]))
    expect(state).toMatchObject({ kind: 'ready', phone: { serial: 'a' } })
    expect(connectState(view([ready('a'), ready('b')])).kind).toBe('several')
  })

  it('tells first what the person can act on', () => {
    const phones: Phone[] = [
      { serial: 'a', state: 'offline' },
      { serial: 'b', state: 'unauthorized' },
      { serial: 'c', state: 'probing' },
    ]
    expect(connectState(view(phones)).kind).toBe('unauthorized')
    expect(connectState(view(phones.slice(0, 1)))).toEqual({ kind: 'offline', serial: 'a' })
    expect(connectState(view([{ serial: 'd', state: 'not-booted', mode: 'recovery' }]))).toEqual({
      kind: 'not-booted',
      mode: 'recovery',
    })
  })

  it('speaks of USB only when adb sees no phone at all', () => {
    const usbOnly = [{ maker: 'Xiaomi' }]
    expect(connectState(view([], { usbOnly }))).toEqual({ kind: 'usb-only', maker: 'Xiaomi' })
    expect(connectState(view([{ serial: 'a', state: 'offline' }], { usbOnly })).kind).toBe('offline')
    expect(connectState(view([])).kind).toBe('no-phone')
  })
})

describe('phoneTitle', () => {
  it('names the maker once', () => {
    expect(phoneTitle(ready('a'))).toBe('Google Pixel 7')
    expect(phoneTitle(ready('a', 'OnePlus', 'OnePlus 12'))).toBe('OnePlus 12')
  })
})
