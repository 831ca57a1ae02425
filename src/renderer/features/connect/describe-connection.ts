import type { AppInfo } from '../../../shared/model/settings'
import type { ConnectState } from '../../lib/connect-state'
import { explainError } from '../../words/explain-error'
import { say } from '../../words/say'
import { installSteps, permissionSteps, threeSteps, twoSteps, type Step } from './connect-steps'
import type { ConnectionArt } from './picture/connection-picture'

export interface StateWords {
  readonly art: ConnectionArt
  readonly title: string
  readonly text: string
  readonly steps: readonly Step[]
}

/** Picture, sentence and at most three steps for a state of the connection. */
export function describeConnection(state: ConnectState, platform: AppInfo['platform']): StateWords {
  switch (state.kind) {
    case 'adb-starting':
      return { art: art('waiting', 'none', 'blank'), ...titled('adbStarting'), steps: [] }
    case 'adb-missing':
      return {
        art: art('tool-missing', 'none', 'blank'),
        ...titled('adbMissing'),
        steps: installSteps(platform),
      }
    case 'adb-failed':
      return {
        art: art('warning', 'none', 'blank'),
        ...titled('adbFailed'),
        steps: twoSteps('adbFailed'),
      }
    case 'no-phone':
      return { art: art('calm', 'unplugged', 'blank'), ...titled('noPhone'), steps: threeSteps('noPhone') }
    case 'usb-only': {
      const { maker, offers } = state
      const words = offers === 'files' ? 'usbFiles' : 'usbCharging'
      return {
        art: art('calm', 'plugged', offers === 'files' ? 'blank' : 'charging'),
        title: say(`connect.${words}.title`, { maker }),
        text: say(`connect.${words}.text`),
        steps: threeSteps(words),
      }
    }
    case 'unauthorized':
      return {
        art: art('calm', 'plugged', 'question'),
        ...titled('unauthorized'),
        steps: threeSteps('unauthorized'),
      }
    case 'offline':
      return { art: art('calm', 'broken', 'asleep'), ...titled('offline'), steps: threeSteps('unplug') }
    case 'no-permissions':
      return {
        art: art('locked', 'plugged', 'blank'),
        ...titled('noPermissions'),
        steps: permissionSteps(state.usb),
      }
    case 'not-booted':
      return {
        art: art('calm', 'plugged', 'boot'),
        title: say('connect.notBooted.title'),
        text: say('connect.notBooted.text', { mode: state.mode }),
        steps: twoSteps('notBooted'),
      }
    case 'probing':
      return { art: art('calm', 'plugged', 'waiting'), ...titled('probing'), steps: [] }
    case 'failed':
      return {
        art: art('calm', 'plugged', 'warning'),
        title: say('connect.failed.title'),
        text: explainError(state.error).title,
        steps: threeSteps('unplug'),
      }
    case 'several':
      return { art: { ...art('calm', 'plugged', 'ready'), second: true }, ...titled('several'), steps: [] }
    case 'ready':
      return { art: art('ready', 'plugged', 'ready'), ...titled('ready'), steps: [] }
  }
}

type Titled =
  | 'adbStarting'
  | 'adbMissing'
  | 'adbFailed'
  | 'noPhone'
  | 'unauthorized'
  | 'offline'
  | 'noPermissions'
  | 'probing'
  | 'several'
  | 'ready'

function titled(state: Titled): Pick<StateWords, 'title' | 'text'> {
  return { title: say(`connect.${state}.title`), text: say(`connect.${state}.text`) }
}

function art(
  computer: ConnectionArt['computer'],
  cable: ConnectionArt['cable'],
  handset: ConnectionArt['handset'],
): ConnectionArt {
  return { computer, cable, handset }
}
