import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UsbOnlyPhone } from '../../shared/model/device'
import { isUsbId, type UsbIds } from '../../shared/terminal-commands'
import { usbFolder } from './usb-folder'

/** USB vendor ids of phone makers (linux-usb.org/usb.ids). */
const makers: Readonly<Record<string, string>> = {
  '04e8': 'Samsung',
  '0502': 'Acer',
  '05c6': 'Qualcomm',
  '0b05': 'ASUS',
  '0bb4': 'HTC',
  '0e8d': 'MediaTek',
  '0fce': 'Sony',
  '1004': 'LG',
  '12d1': 'Huawei',
  '1782': 'Unisoc',
  '17ef': 'Lenovo',
  '18d1': 'Google',
  '19d2': 'ZTE',
  '1bbb': 'TCL',
  '22b8': 'Motorola',
  '22d9': 'OPPO',
  '2717': 'Xiaomi',
  '2a70': 'OnePlus',
  '2ae5': 'Fairphone',
  '2d95': 'vivo',
  '2e04': 'Nokia',
  '339b': 'Honor',
}

/** Still image (PTP, and MTP on most phones), as against a disk or a screen by the same maker. */
const imagingClass = '06'
/** The vendor-specific interface that is adb's (packages/modules/adb, adb.h ADB_CLASS, ADB_SUBCLASS, ADB_PROTOCOL). */
const adbInterface = 'ff4201'

/** A phone whose USB debugging is on. adb tells of it; what adb does not tell is what a rule for it takes. */
export interface DebuggedPhone extends UsbIds {
  /** As the phone says it: anything at all. */
  readonly serial: string
}

export interface UsbPhones {
  readonly usbOnly: readonly UsbOnlyPhone[]
  readonly debugged: readonly DebuggedPhone[]
}

/** The phones on USB, with and without adb. Linux tells in sysfs; elsewhere there are none. Never throws. */
export async function findUsbPhones(sysfs = usbFolder): Promise<UsbPhones> {
  const names = await readdir(sysfs).catch(() => [] as string[])
  const devices = names.filter(name => !name.includes(':') && !name.startsWith('usb'))
  const phones = await Promise.all(
    devices.map(async device => {
      const interfaces = names.filter(name => name.startsWith(`${device}:`))
      const kinds = await Promise.all(interfaces.map(name => describeInterface(join(sysfs, name))))
      const attribute = (name: string) => readAttribute(join(sysfs, device, name))
      const [vendorId = '', productId = '', serial = ''] = await Promise.all(
        ['idVendor', 'idProduct', 'serial'].map(attribute),
      )
      return phoneOf({ vendorId, productId, serial }, kinds)
    }),
  )
  return {
    usbOnly: phones.flatMap(phone => (phone !== null && 'maker' in phone ? [phone] : [])),
    debugged: phones.flatMap(phone => (phone !== null && 'serial' in phone ? [phone] : [])),
  }
}

function phoneOf(
  device: DebuggedPhone,
  kinds: readonly InterfaceKind[],
): UsbOnlyPhone | DebuggedPhone | null {
  if (kinds.some(({ code }) => code === adbInterface))
    return isUsbId(device.vendorId) && isUsbId(device.productId) ? device : null
  const maker = makers[device.vendorId]
  if (maker === undefined) return null
  if (kinds.some(({ code, label }) => code.startsWith(imagingClass) || label === 'MTP'))
    return { maker, offers: 'files' }
  // With any other interface it may be a disk, a headset or a modem of the same maker.
  return kinds.length === 0 ? { maker, offers: 'nothing' } : null
}

interface InterfaceKind {
  readonly code: string
  readonly label: string
}

async function describeInterface(folder: string): Promise<InterfaceKind> {
  const parts = ['bInterfaceClass', 'bInterfaceSubClass', 'bInterfaceProtocol', 'interface']
  const [kind, subKind, protocol, label = ''] = await Promise.all(
    parts.map(part => readAttribute(join(folder, part))),
  )
  return { code: `${kind}${subKind}${protocol}`, label }
}

async function readAttribute(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim()
}
