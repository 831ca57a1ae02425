import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { openPhone } from '../src/core/android/open-phone'
import { probePhone } from '../src/core/android/probe-phone'
import { listPhone } from '../src/core/app/list-phone'
import { callsSource } from '../src/core/data/calls/calls-source'
import { createCatalog } from '../src/core/data/catalog'
import { messagesSource } from '../src/core/data/messages/messages-source'
import { plainFormat } from '../src/core/format/plain/plain-format'
import { planOnEarlier } from '../src/core/jobs/backup/plan-on-earlier'
import { runBackup } from '../src/core/jobs/backup/run-backup'
import { planRestore } from '../src/core/jobs/restore/plan-restore'
import { runRestore } from '../src/core/jobs/restore/run-restore'
import type { PhoneAccess } from '../src/core/phone/phone'
import type { SamplePhoneOptions } from '../src/sample-phone/start-sample-phone'
import { requireMade, type MadeBackup } from './backup-kit'
import { usePhone } from './phone-fixture'
import { itemsOf, openAt } from './restore-kit'

const sources = [messagesSource, callsSource]

/** Messages and calls of a sample phone behind the real adb, saved and put back, for all tests of one file. */
export function useRecordsOnPhone(counts: SamplePhoneOptions) {
  const fixture = usePhone({ contacts: 0, ...counts })
  let output = ''
  beforeEach(async () => void (output = await mkdtemp(join(tmpdir(), 'phonekeep-records-'))))
  afterEach(() => rm(output, { recursive: true, force: true }))

  let day = 1
  async function backUp(): Promise<MadeBackup> {
    const link = await fixture().link()
    const details = await probePhone(link)
    const listed = createCatalog()
    const connection = openPhone(link)
    const listings = await listPhone({ phone: connection, details, emit: listed.add }, sources)
    connection.close()
    const startedAt = new Date(2026, 10, day++, 14, 30, 5)
    const input = { phone: details, listed, listings, selected: listed.entries, startedAt }
    const prepared = await planOnEarlier(input, output, plainFormat)
    return requireMade(await runBackup(prepared, { phone: await fixture().access(), createdBy: 'test' }))
  }

  async function restore({ folder }: MadeBackup, access?: PhoneAccess) {
    const backup = await openAt(folder)
    const details = await probePhone(await fixture().link())
    const target = { kind: 'original' } as const
    const plan = planRestore({ selected: await itemsOf(backup), phone: details, target, sources })
    return await runRestore(plan, 'skip', {
      ...{ backup, details },
      phone: access ?? (await fixture().access()),
    })
  }

  /** What another phone has to have of each row that the shell sees; ids are its own. */
  function rowsOnPhone() {
    const { records } = fixture().phone
    const messages = records.messages().flatMap(record => {
      const { row } = record
      const box = row['type'] ?? row['msg_box']
      if (box !== 1 && box !== 2) return []
      const parts =
        record.kind === 'sms' ? [] : record.parts.map(part => `${String(part['ct'])} ${String(part['text'])}`)
      return JSON.stringify([
        record.kind,
        row['date'],
        box,
        row['address'],
        row['body'],
        row['sub'],
        parts.sort(),
      ])
    })
    const calls = records
      .calls()
      .map(row => JSON.stringify([row['number'], row['date'], row['duration'], row['type'], row['name']]))
    return { messages: messages.sort(), calls: calls.sort() }
  }
  return { fixture, backUp, restore, rowsOnPhone }
}
