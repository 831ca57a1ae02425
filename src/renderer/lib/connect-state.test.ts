import { describe, expect, it } from 'vitest'
import type { DevicesView, AttachedPhone, ReadyPhone } from '../../shared/model/device'
import { connectState } from './connect-state'

function ready(serial: string, manufacturer = 'Google', model = 'Pixel 7'): ReadyPhone {
  const details = { manufacturer, model, androidVersion: '14', sdk: 34, hardwareSerial: serial, volumes: [] }
  return { serial, state: 'ready', details, sample: false }
}

function view(phones: readonly AttachedPhone[], part: Partial<DevicesView> = {}): DevicesView {
  return {
    adb: { status: 'running', executable: 'adb', fetched: false },
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
    const phones: AttachedPhone[] = [
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
    const usbOnly = [{ maker: 'Xiaomi', offers: 'files' }] as const
    expect(connectState(view([], { usbOnly }))).toEqual({
      kind: 'usb-only',
      maker: 'Xiaomi',
      offers: 'files',
    })
    expect(connectState(view([{ serial: 'a', state: 'offline' }], { usbOnly })).kind).toBe('offline')
    expect(connectState(view([])).kind).toBe('no-phone')
  })

  it('knows of a phone that Linux keeps from the user what a rule for it takes', () => {
    const usb = { vendorId: '18d1', productId: '4ee7' }
    const state = connectState(view([{ serial: 'a', state: 'no-permissions', usb }]))
    expect(state).toEqual({ kind: 'no-permissions', usb })
  })
})
