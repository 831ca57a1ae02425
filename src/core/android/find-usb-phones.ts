import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UsbOnlyPhone } from '../../shared/model/device'

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

/**
 * Phones that are on USB but do not offer adb: USB debugging is off. Linux tells in sysfs; elsewhere the answer is empty.
 * Never throws.
 */
export async function findUsbPhones(sysfs = '/sys/bus/usb/devices'): Promise<readonly UsbOnlyPhone[]> {
  const names = await readdir(sysfs).catch(() => [] as string[])
  const devices = names.filter(name => !name.includes(':') && !name.startsWith('usb'))
  const phones = await Promise.all(
    devices.map(async device => {
      const maker = makers[await readAttribute(join(sysfs, device, 'idVendor'))]
      if (maker === undefined) return null
      const interfaces = names.filter(name => name.startsWith(`${device}:`))
      const kinds = await Promise.all(interfaces.map(name => describeInterface(join(sysfs, name))))
      return isPhoneWithoutAdb(kinds) ? { maker } : null
    }),
  )
  return phones.filter(phone => phone !== null)
}

interface InterfaceKind {
  readonly code: string
  readonly label: string
}

function isPhoneWithoutAdb(kinds: readonly InterfaceKind[]): boolean {
  const transfersFiles = kinds.some(({ code, label }) => code.startsWith(imagingClass) || label === 'MTP')
  return transfersFiles && !kinds.some(({ code }) => code === adbInterface)
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
