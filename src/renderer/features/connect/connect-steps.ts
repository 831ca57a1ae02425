import type { AppInfo } from '../../../shared/model/settings'
import { commandText, type TerminalCommand, type UsbIds } from '../../../shared/terminal-commands'
import { say } from '../../words/say'

/** One thing to do. */
export interface Step {
  readonly text: string
  /** To be typed in a terminal. */
  readonly command?: { readonly name: TerminalCommand; readonly text: string }
}

type ThreeSteps = 'noPhone' | 'usbFiles' | 'usbCharging' | 'unauthorized' | 'unplug'

export function threeSteps(state: ThreeSteps): readonly Step[] {
  return ([1, 2, 3] as const).map(number => ({ text: say(`connect.${state}.steps.${number}`) }))
}

export function twoSteps(state: 'adbFailed' | 'notBooted'): readonly Step[] {
  return ([1, 2] as const).map(number => ({ text: say(`connect.${state}.steps.${number}`) }))
}

/** How to get adb. */
export function installSteps(platform: AppInfo['platform']): readonly Step[] {
  return [
    withCommand(say(`connect.adbMissing.steps.${platform}.1`), 'install-adb', { platform, usb: null }),
    { text: say(`connect.adbMissing.steps.${platform}.2`) },
    { text: say(`connect.adbMissing.steps.${platform}.3`) },
  ]
}

/** How to give a user of Linux access to a phone; to phones of any kind where it is not known which it is. */
export function permissionSteps(usb: UsbIds | null): readonly Step[] {
  const facts = { platform: 'linux', usb } as const
  return [
    usb === null
      ? withCommand(say('connect.noPermissions.steps.1'), 'udev-rules', facts)
      : withCommand(say('connect.noPermissions.steps.thisPhone'), 'udev-rule', facts),
    { text: say('connect.noPermissions.steps.2') },
    withCommand(say('connect.noPermissions.steps.3'), 'join-plugdev', facts),
  ]
}

function withCommand(text: string, name: TerminalCommand, facts: Parameters<typeof commandText>[1]): Step {
  const command = commandText(name, facts)
  return command === null ? { text } : { text, command: { name, text: command } }
}
