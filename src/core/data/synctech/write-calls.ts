import type { Call } from '../../records/call'
import { attributesText, type Attributes } from './xml-text'

/** What SyncTech's app writes for a name that the phone did not have. */
export const unknownName = '(Unknown)'
/** Of our own: the phone had a name, and it is what stands for none. */
export const realName = 'phonekeep_name'

/**
 * A call log as "SMS Backup & Restore" reads it
 * (https://www.synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/), calls in the order they are in. The same
 * calls, the same bytes. Pure.
 */
export function writeCalls(calls: readonly Call[]): Buffer {
  const rows = calls.map(call => `  <call${attributesText(attributesOf(call))} />\n`)
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n<calls count="${calls.length}">\n${rows.join('')}</calls>\n`,
  )
}

function attributesOf(call: Call): Attributes {
  const isOdd = call.name === unknownName
  return [
    ['number', call.number],
    ['duration', String(call.duration)],
    ['date', String(call.date)],
    ['type', String(call.type)],
    ['presentation', String(call.presentation)],
    ['subscription_id', call.subscription],
    ['contact_name', call.name ?? unknownName],
    ...(isOdd ? ([[realName, call.name]] as const) : []),
  ]
}
