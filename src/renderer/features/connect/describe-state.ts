import type { AppInfo } from '../../../shared/model/settings'
import type { ConnectState } from '../../lib/connect-state'
import { describeError } from '../../messages/describe-error'
import { words } from '../../messages/words'
import type { ConnectionArt } from './picture/connection-picture'

export interface StateWords {
  readonly art: ConnectionArt
  readonly title: string
  readonly text: string
  readonly steps: readonly { readonly text: string; readonly command?: string }[]
}

const { connect } = words
const none: StateWords['steps'] = []

/** Picture, sentence and at most three steps for a state of the connection. */
export function describeState(state: ConnectState, platform: AppInfo['platform']): StateWords {
  switch (state.kind) {
    case 'adb-starting':
      return { art: art('waiting', 'none', 'blank'), ...connect.adbStarting, steps: none }
    case 'adb-missing':
      return {
        art: art('tool-missing', 'none', 'blank'),
        ...connect.adbMissing,
        steps: connect.adbMissing.steps[platform],
      }
    case 'adb-failed':
      return { art: art('warning', 'none', 'blank'), ...connect.adbFailed }
    case 'no-phone':
      return { art: art('calm', 'unplugged', 'blank'), ...connect.noPhone }
    case 'usb-only':
      return {
        art: art('calm', 'plugged', 'charging'),
        ...connect.usbOnly,
        title: connect.usbOnly.title(state.maker),
      }
    case 'unauthorized':
      return { art: art('calm', 'plugged', 'question'), ...connect.unauthorized }
    case 'offline':
      return { art: art('calm', 'broken', 'asleep'), ...connect.offline }
    case 'no-permissions':
      return { art: art('locked', 'plugged', 'blank'), ...connect.noPermissions }
    case 'not-booted':
      return {
        art: art('calm', 'plugged', 'boot'),
        ...connect.notBooted,
        text: connect.notBooted.text(state.mode),
      }
    case 'probing':
      return { art: art('calm', 'plugged', 'waiting'), ...connect.probing, steps: none }
    case 'failed':
      return {
        art: art('calm', 'plugged', 'warning'),
        ...connect.failed,
        text: describeError(state.error).title,
      }
    case 'several':
      return { art: { ...art('calm', 'plugged', 'ready'), second: true }, ...connect.several, steps: none }
    case 'ready':
      return { art: art('ready', 'plugged', 'ready'), ...connect.ready, steps: none }
  }
}

function art(
  computer: ConnectionArt['computer'],
  cable: ConnectionArt['cable'],
  handset: ConnectionArt['handset'],
): ConnectionArt {
  return { computer, cable, handset }
}
