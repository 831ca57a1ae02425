import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCatalog } from '../../src/core/data/catalog'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { planOnEarlier } from '../../src/core/jobs/backup/plan-on-earlier'
import { runBackup } from '../../src/core/jobs/backup/run-backup'
import { planRestore } from '../../src/core/jobs/restore/plan-restore'
import { runRestore } from '../../src/core/jobs/restore/run-restore'
import { requireMade } from '../backup-kit'
import { createMemoryPhone, type MemoryPhone } from '../phone-in-memory/memory-phone'
import { itemsOf, openAt } from '../restore-kit'
import { notesPath, parseNotes, writeNotes, type Note } from '../second-source/notes/notebooks'
import { notesSource } from '../second-source/notes/notes-source'
import { someNotes } from '../second-source/some-notes'

let output = ''
let folder = ''
let phone: MemoryPhone
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-put-back-'))
  phone = createMemoryPhone()
  hasNotes(someNotes)
  folder = await backUp()
})
afterEach(() => rm(output, { recursive: true, force: true }))

function hasNotes(notes: readonly Note[]): void {
  phone.files.set(notesPath, { content: writeNotes(notes), modifiedAt: 1_700_000_000 })
}
const notesOnPhone = () => parseNotes(phone.files.get(notesPath)?.content ?? Buffer.from('[]'))

async function backUp(): Promise<string> {
  const { details } = phone
  const listed = createCatalog()
  const connection = await phone.open({})
  const listing = await notesSource.list({ phone: connection, details, emit: listed.add })
  connection.close()
  const startedAt = new Date(2026, 10, 22, 14, 30, 5)
  const listings = listing ? [listing] : []
  const input = { phone: details, listed, listings, selected: listed.entries, startedAt }
  const prepared = await planOnEarlier(input, output, plainFormat)
  return requireMade(await runBackup(prepared, { phone, createdBy: 'test' })).folder
}

async function restore() {
  const backup = await openAt(folder)
  const { details } = phone
  const target = { kind: 'original' } as const
  const plan = planRestore({
    selected: await itemsOf(backup),
    ...{ phone: details, target, sources: [notesSource] },
  })
  return await runRestore(plan, 'skip', { backup, phone, details })
}

it('a phone that is lost over it has nothing twice when it is back, nor when it is all done again', async () => {
  hasNotes([])
  let waits = 0
  phone.onWait = () => {
    waits += 1
    phone.plug()
  }
  phone.setFaults({ unplugAfter: 300 })
  expect(await restore()).toMatchObject({ status: 'done', totals: { restored: { count: 3 }, confirmed: 3 } })
  expect(waits).toBeGreaterThan(0)
  expect(notesOnPhone()).toEqual(someNotes)
  expect(await restore()).toMatchObject({ totals: { restored: { count: 0 }, alreadyThere: { count: 3 } } })
  expect(notesOnPhone()).toEqual(someNotes)
})

it('what the phone refuses, and what is damaged, is a problem of its own', async () => {
  hasNotes([])
  const home = join(folder, 'Notes/Home.json')
  await chmod(home, 0o644)
  await writeFile(home, 'not what was saved')
  const damaged = await restore()
  expect(damaged).toMatchObject({
    status: 'done',
    totals: { restored: { count: 1 } },
    issues: [{ item: 'Notes/Home.json', during: 'restoring', code: 'damaged-in-backup' }],
  })
  expect(notesOnPhone().map(({ title }) => title)).toEqual(['Ideas'])

  hasNotes([])
  phone.setFaults({ refuse: new Map([[notesPath, 'denied']]) })
  const refused = await restore()
  expect(refused).toMatchObject({ status: 'done', totals: { restored: { count: 0 } } })
  expect(refused.issues.map(({ code }) => code).sort()).toEqual(['damaged-in-backup', 'records-refused'])
})
