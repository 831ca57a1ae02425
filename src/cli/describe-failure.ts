import { unsignedReasons } from '../shared/model/authenticity'
import type { ErrorInfo } from '../shared/model/errors'
import { describeReasons } from './describe-authenticity'
import { describeCause } from './describe-said'
import { say } from './say'

/** What happened and what to do next. */
export function describeFailure(error: ErrorInfo): string {
  const { code, details = {} } = error
  const said = describeCause(error)
  switch (code) {
    case 'no-space':
    case 'phone-full': {
      const { neededBytes, freeBytes } = details
      return typeof neededBytes === 'number' && typeof freeBytes === 'number'
        ? say(`detailed.${code}`, { neededBytes, freeBytes })
        : say(`errors.${code}`)
    }
    case 'phone-not-chosen':
      return say(`errors.${code}`, { serials: details['serials'] ?? '' })
    case 'backup-not-signed': {
      const given = String(details['reasons']).split(',')
      const reasons = describeReasons(unsignedReasons.filter(reason => given.includes(reason)))
      return say(`errors.${code}`, { reasons })
    }
    // What no command does.
    case 'adb-in-use':
    case 'adb-too-old':
    case 'pairing-failed':
    case 'phone-not-paired':
    case 'phone-not-on-network':
    case 'not-a-network-address':
    case 'not-a-pairing-code':
    case 'trash-failed':
    case 'open-failed':
    case 'catalog-gone':
    case 'folder-not-chosen':
    case 'job-running':
    case 'job-gone':
    case 'sample-failed':
    case 'bad-request':
    case 'unexpected':
      return say('errors.unexpected', { code, said })
    default:
      return say(`errors.${code}`, { said })
  }
}
