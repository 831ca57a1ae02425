import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { SavedMessage } from './saved-message'
import { writeCalls } from './write-calls'
import { writeMessages } from './write-messages'

/**
 * What https://www.synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/ names, without what is optional there; of
 * `part`, `addr` and `call` what all rows of its app have that are in public repositories.
 */
const published: Readonly<Record<string, readonly string[]>> = {
  sms: [
    ...['protocol', 'address', 'date', 'type', 'subject', 'body', 'toa', 'sc_toa', 'service_center', 'read'],
    ...['status', 'sub_id'],
  ],
  mms: [
    ...['date', 'ct_t', 'msg_box', 'rr', 'sub', 'read_status', 'address', 'm_id', 'read', 'm_size', 'm_type'],
  ],
  part: ['seq', 'ct', 'name', 'chset', 'cl', 'text', 'data'],
  addr: ['address', 'type', 'charset'],
  call: ['number', 'duration', 'date', 'type', 'presentation', 'subscription_id', 'contact_name'],
}

async function* each<T>(...values: readonly T[]) {
  for (const value of values) yield await Promise.resolve(value)
}

it('each element has the fields that SyncTech publishes', async () => {
  const header = { id: 1, thread: 1, date: 1_780_000_000_000, box: 1, bytes: 0, read: true }
  const sms: SavedMessage = {
    message: { kind: 'sms', header: { kind: 'sms', ...header }, address: '+15550100', body: 'a', fields: {} },
    conversation: ['+15550100'],
  }
  const mms: SavedMessage = {
    message: {
      ...{ kind: 'mms', header: { kind: 'mms', ...header }, fields: {} },
      addresses: [{ address: '+15550100', type: 137, charset: '106' }],
      parts: [{ id: 1, contentType: 'image/png', text: null, version: 'v', fields: {} }],
    },
    conversation: ['+15550100', '+15550101'],
  }
  const bytes = () => ({ kind: 'inside' as const, content: each(Buffer.from('bytes')) })
  const call = { number: '1', presentation: 1, date: 1, duration: 1, type: 1, name: null, subscription: null }
  const xml = (await text(writeMessages(2, each(sms, mms), bytes))) + writeCalls([call]).toString()
  for (const [name, fields] of Object.entries(published)) {
    const element = new RegExp(`<${name} .*>`).exec(xml)?.[0] ?? ''
    const attributes = [...element.matchAll(/ ([a-z_]+)="/g)].map(([, attribute]) => attribute)
    expect(attributes, name).toEqual(expect.arrayContaining([...fields]))
    expect(new Set(attributes).size, name).toBe(attributes.length)
  }
})
