import { callTypes, type CallType } from '../../../shared/model/record-facts'
import type { Entry } from '../../phone/entry'
import type { Call } from '../../records/call'
import type { KeyedCall } from './call-keys'

/** About as many bytes as a call takes in the file. */
const bytesOfCall = 160

/** A call as a person sees it in a list. */
export function entryOfCall({ call, key }: KeyedCall): Entry & { readonly key: string } {
  const shown = (call.name ?? call.number).replaceAll('/', '_')
  return {
    source: 'calls',
    path: `Call log/${shown === '' ? '?' : shown}`,
    key,
    category: 'calls',
    bytes: bytesOfCall,
    modifiedAt: secondsOf(call),
    facts: {
      kind: 'call',
      type: typeOf(call),
      number: call.number,
      name: call.name,
      duration: call.duration,
    },
  }
}

/** Seconds since 1970; 0 for a time before. */
export function secondsOf({ date }: Call): number {
  return Math.max(0, Math.floor(date / 1000))
}

/** AOSP android.provider.CallLog.Calls counts from 1. */
function typeOf({ type }: Call): CallType {
  return callTypes[type - 1] ?? 'other'
}
