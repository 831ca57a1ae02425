import type { AttachedPhone } from '../../shared/model/device'
import type { DebuggedPhone } from './find-usb-phones'

/**
 * What a rule takes for a phone that Linux keeps from the user: of the one on USB with its serial number, or of the only one there
 * is, for adb may not be able to read that number. Null where it could be several.
 */
export function withUsbIds(phone: AttachedPhone, debugged: readonly DebuggedPhone[]): AttachedPhone {
  if (phone.state !== 'no-permissions') return phone
  const same = debugged.filter(({ serial }) => serial === phone.serial)
  const [found, another] = same.length > 0 ? same : debugged
  const isClear = found !== undefined && another === undefined
  return { ...phone, usb: isClear ? { vendorId: found.vendorId, productId: found.productId } : null }
}
