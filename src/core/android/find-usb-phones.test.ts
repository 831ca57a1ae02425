import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findUsbPhones } from './find-usb-phones'

let sysfs = ''
beforeEach(async () => {
  sysfs = await mkdtemp(join(tmpdir(), 'phonekeep-usb-'))
})
afterEach(() => rm(sysfs, { recursive: true, force: true }))

/** A device as Linux shows it in /sys/bus/usb/devices; an interface is class, subclass, protocol, label. */
async function plug(name: string, vendor: string, interfaces: readonly string[]): Promise<void> {
  await mkdir(join(sysfs, name))
  await writeFile(join(sysfs, name, 'idVendor'), `${vendor}\n`)
  for (const [number, text] of interfaces.entries()) {
    const folder = join(sysfs, `${name}:1.${number}`)
    const [kind = '', sub = '', protocol = '', label] = text.split(' ')
    await mkdir(folder)
    await writeFile(join(folder, 'bInterfaceClass'), `${kind}\n`)
    await writeFile(join(folder, 'bInterfaceSubClass'), `${sub}\n`)
    await writeFile(join(folder, 'bInterfaceProtocol'), `${protocol}\n`)
    if (label) await writeFile(join(folder, 'interface'), `${label}\n`)
  }
}

it('sees a phone that offers files but not adb', async () => {
  await plug('1-1', '04e8', ['06 01 01 MTP'])
  await plug('1-2', '18d1', ['ff ff 00 MTP'])
  expect(await findUsbPhones(sysfs)).toEqual([{ maker: 'Samsung' }, { maker: 'Google' }])
})

it('does not name a phone that offers adb: adb itself tells of it', async () => {
  await plug('1-1', '04e8', ['06 01 01 MTP', 'ff 42 01'])
  expect(await findUsbPhones(sysfs)).toEqual([])
})

it('takes neither a disk of a phone maker nor a camera of another maker for a phone', async () => {
  await plug('2-1', '04e8', ['08 06 50'])
  await plug('2-2', '04a9', ['06 01 01 PTP'])
  await plug('usb1', '1d6b', ['09 00 00'])
  expect(await findUsbPhones(sysfs)).toEqual([])
})

it('finds nothing where the system does not tell', async () => {
  expect(await findUsbPhones(join(sysfs, 'missing'))).toEqual([])
})
