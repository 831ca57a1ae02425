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
async function plug(
  name: string,
  vendor: string,
  interfaces: readonly string[],
  { product = '4ee7', serial = 'SERIAL' } = {},
): Promise<void> {
  await mkdir(join(sysfs, name))
  await writeFile(join(sysfs, name, 'idVendor'), `${vendor}\n`)
  await writeFile(join(sysfs, name, 'idProduct'), `${product}\n`)
  await writeFile(join(sysfs, name, 'serial'), `${serial}\n`)
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
  expect(await findUsbPhones(sysfs)).toEqual({
    usbOnly: [
      { maker: 'Samsung', offers: 'files' },
      { maker: 'Google', offers: 'files' },
    ],
    debugged: [],
  })
})

it('tells one that only charges from one that offers files', async () => {
  await plug('1-1', '2717', [])
  expect((await findUsbPhones(sysfs)).usbOnly).toEqual([{ maker: 'Xiaomi', offers: 'nothing' }])
})

it('tells of a phone that offers adb what a rule for it takes, whoever made it', async () => {
  await plug('1-1', '04e8', ['06 01 01 MTP', 'ff 42 01'], { product: '6860', serial: 'A' })
  await plug('1-2', 'abcd', ['ff 42 01'], { product: '0001', serial: 'B"; evil' })
  expect(await findUsbPhones(sysfs)).toEqual({
    usbOnly: [],
    debugged: [
      { vendorId: '04e8', productId: '6860', serial: 'A' },
      { vendorId: 'abcd', productId: '0001', serial: 'B"; evil' },
    ],
  })
})

it('takes only hexadecimal digits for ids', async () => {
  await plug('1-1', "18d1'; reboot #", ['ff 42 01'])
  await plug('1-2', '18d1', ['ff 42 01'], { product: '4ee7"' })
  await plug('1-3', '18d1', ['ff 42 01'], { product: '' })
  expect(await findUsbPhones(sysfs)).toEqual({ usbOnly: [], debugged: [] })
})

it('takes neither a disk of a phone maker nor a camera of another maker for a phone', async () => {
  await plug('2-1', '04e8', ['08 06 50'])
  await plug('2-2', '04a9', ['06 01 01 PTP'])
  await plug('usb1', '1d6b', ['09 00 00'])
  expect(await findUsbPhones(sysfs)).toEqual({ usbOnly: [], debugged: [] })
})

it('finds nothing where the system does not tell', async () => {
  expect(await findUsbPhones(join(sysfs, 'missing'))).toEqual({ usbOnly: [], debugged: [] })
})
