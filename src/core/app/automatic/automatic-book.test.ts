import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { firstAutomaticRule } from '../../../shared/model/automatic'
import { openAutomaticBook } from './automatic-book'

let folder: string
const file = () => join(folder, 'automatic.json')
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'phonekeep-book-'))))
afterEach(() => rm(folder, { recursive: true }))

const rule = { ...firstAutomaticRule, on: true }

it('keeps what it is told, for its user alone', async () => {
  const book = openAutomaticBook(file())
  book.change('A1', { name: 'One', rule, since: 5, lastGood: { at: 7, folder: '/x' } })
  book.addEvent('A1', { at: 8, kind: 'done', items: 3, newItems: 1, problems: 0 })
  book.addEvent('A1', { at: 9, kind: 'failed', error: { code: 'no-space', details: { neededBytes: 1 } } })
  book.setAlive(10)
  await book.settled()
  const again = openAutomaticBook(file())
  expect([...again.phones()]).toEqual([...book.phones()])
  expect(again.aliveAt()).toBe(10)
  expect((await stat(file())).mode & 0o777).toBe(0o600)
})

it('makes one event of a reason that lasts', () => {
  const book = openAutomaticBook(file())
  for (const at of [1, 2, 3]) book.addEvent('A1', { at, kind: 'held', reason: 'phone-away', until: at })
  book.addEvent('A1', { at: 4, kind: 'held', reason: 'battery-low', until: 4 })
  expect(book.phones().get('A1')?.history).toEqual([
    { at: 4, kind: 'held', reason: 'battery-low', until: 4 },
    { at: 1, kind: 'held', reason: 'phone-away', until: 3 },
  ])
  for (let at = 0; at < 500; at++) book.addEvent('A1', { at, kind: 'cancelled' })
  expect(book.phones().get('A1')?.history).toHaveLength(200)
})

it('reads what it can of a file that is broken, or of a newer version', async () => {
  await writeFile(file(), 'no JSON')
  expect(openAutomaticBook(file()).phones().size).toBe(0)
  const history = [
    { at: 1, kind: 'teleported' },
    { at: 2, kind: 'cancelled' },
    { at: 3, kind: 'held', reason: 'full-moon', until: 3 },
    { at: 4, kind: 'failed', error: { code: 'quantum' } },
  ]
  await writeFile(file(), JSON.stringify({ phones: { A1: { name: 'One', rule: { on: 'often' }, history } } }))
  expect(openAutomaticBook(file()).phones().get('A1')).toEqual({
    ...{ name: 'One', rule: firstAutomaticRule, since: 0, lastGood: null, putOffUntil: null, failedAt: null },
    history: [
      { at: 2, kind: 'cancelled' },
      { at: 4, kind: 'failed', error: { code: 'unexpected' } },
    ],
  })
})

it('writes what only goes on later, and at the end', async () => {
  const book = openAutomaticBook(file())
  book.addEvent('A1', { at: 1, kind: 'held', reason: 'phone-away', until: 1 })
  await book.settled()
  const before = await readFile(file(), 'utf8')
  book.addEvent('A1', { at: 2, kind: 'held', reason: 'phone-away', until: 2 })
  expect(await readFile(file(), 'utf8')).toBe(before)
  await book.settled()
  expect(openAutomaticBook(file()).phones().get('A1')?.history).toMatchObject([{ at: 1, until: 2 }])
})
