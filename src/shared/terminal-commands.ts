import type { AppInfo } from './model/settings'

/** The commands that the guide shows: the window names the one to copy, and main knows its text. */
export const terminalCommands = [
  'install-adb',
  'install-rclone',
  'udev-rule',
  'udev-rules',
  'join-plugdev',
] as const

export type TerminalCommand = (typeof terminalCommands)[number]

/** What USB tells a device apart by, four lower-case hexadecimal digits each. */
export interface UsbIds {
  readonly vendorId: string
  readonly productId: string
}

const installCommands: Readonly<Record<AppInfo['platform'], string>> = {
  linux: 'sudo apt install adb',
  darwin: 'brew install --cask android-platform-tools',
  win32: 'winget install Google.PlatformTools',
}

const rcloneCommands: Readonly<Record<AppInfo['platform'], string>> = {
  linux: 'sudo apt install rclone',
  darwin: 'brew install rclone',
  win32: 'winget install Rclone.Rclone',
}

interface CommandFacts {
  readonly platform: AppInfo['platform']
  /** Of the phone that Linux keeps from the user. */
  readonly usb: UsbIds | null
}

/** What to type; null for a rule without a phone that it is for. */
export function commandText(command: TerminalCommand, { platform, usb }: CommandFacts): string | null {
  switch (command) {
    case 'install-adb':
      return installCommands[platform]
    case 'install-rclone':
      return rcloneCommands[platform]
    case 'udev-rule':
      return usb && udevCommand(usb)
    case 'udev-rules':
      return 'sudo apt install android-sdk-platform-tools-common'
    case 'join-plugdev':
      return 'sudo usermod -aG plugdev $USER'
  }
}

export function isUsbId(text: string): boolean {
  return /^[0-9a-f]{4}$/.test(text)
}

/**
 * Lets whoever sits at the computer use this phone, and the members of plugdev. In a file of its own, so that no other rule is
 * overwritten; before 73, where systemd acts on `uaccess`. Null for what is no USB id: it comes from the phone, and goes into a
 * command for root.
 */
function udevCommand({ vendorId, productId }: UsbIds): string | null {
  if (!isUsbId(vendorId) || !isUsbId(productId)) return null
  const match = `SUBSYSTEM=="usb", ATTR{idVendor}=="${vendorId}", ATTR{idProduct}=="${productId}"`
  const rule = `${match}, MODE="0660", GROUP="plugdev", TAG+="uaccess"`
  const file = `/etc/udev/rules.d/51-android-${vendorId}-${productId}.rules`
  return `echo '${rule}' | sudo tee ${file} && sudo udevadm control --reload && sudo udevadm trigger`
}
