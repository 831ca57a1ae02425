import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commandText } from './terminal-commands'

const text = (vendorId: string, productId: string) =>
  commandText('udev-rule', { platform: 'linux', usb: { vendorId, productId } })

it('makes the rule for this very phone', () => {
  expect(text('18d1', '4ee7')).toBe(
    `echo 'SUBSYSTEM=="usb", ATTR{idVendor}=="18d1", ATTR{idProduct}=="4ee7", MODE="0660", GROUP="plugdev", TAG+="uaccess"' | ` +
      'sudo tee /etc/udev/rules.d/51-android-18d1-4ee7.rules && sudo udevadm control --reload && sudo udevadm trigger',
  )
})

it('makes none of what is no USB id, whatever it is', () => {
  for (const hostile of ["18d1'; reboot #", '18d1\n', '18D1', '18d', '18d12', '', '$(x)', '../a'])
    expect([text(hostile, '4ee7'), text('18d1', hostile)]).toEqual([null, null])
  fc.assert(
    fc.property(fc.string(), vendorId => {
      fc.pre(!/^[0-9a-f]{4}$/.test(vendorId))
      expect(text(vendorId, '4ee7')).toBeNull()
    }),
  )
})

it('makes none without a phone, and knows how adb and rclone are installed on each system', () => {
  expect(commandText('udev-rule', { platform: 'linux', usb: null })).toBeNull()
  expect(commandText('install-adb', { platform: 'win32', usb: null })).toBe(
    'winget install Google.PlatformTools',
  )
  expect(commandText('install-rclone', { platform: 'linux', usb: null })).toBe('sudo apt install rclone')
})
