import { expect, it } from 'vitest'
import { withUsbIds } from './with-usb-ids'

const blocked = { serial: 'A', state: 'no-permissions', usb: null } as const
const onUsb = (serial: string, productId = '4ee7') => ({ serial, vendorId: '18d1', productId })
const ids = (productId: string) => ({ ...blocked, usb: { vendorId: '18d1', productId } })

it('takes the phone with that serial number, or the only one there is', () => {
  expect(withUsbIds(blocked, [onUsb('B'), onUsb('A', '4ee2')])).toEqual(ids('4ee2'))
  expect(withUsbIds({ ...blocked, serial: '????????????' }, [onUsb('A', '4ee2')])).toEqual({
    ...ids('4ee2'),
    serial: '????????????',
  })
})

it('takes none where it could be several, or where there is none', () => {
  for (const debugged of [[onUsb('B'), onUsb('C')], [onUsb('A'), onUsb('A', '4ee2')], []])
    expect(withUsbIds(blocked, debugged)).toEqual(blocked)
})

it('leaves all other phones as they are', () => {
  const phone = { serial: 'A', state: 'unauthorized' } as const
  expect(withUsbIds(phone, [onUsb('A')])).toBe(phone)
})
