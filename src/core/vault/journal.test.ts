import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openJournal } from './journal'
import { readLines } from './read-lines'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-journal-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('has the lines in the order of the calls, and is going on after a cut anywhere', async () => {
  const file = join(folder, 'journal')
  const before = 'one\ntwo\nthree\n'
  await fc.assert(
    fc.asyncProperty(
      fc.nat(before.length),
      fc.array(fc.stringMatching(/^[a-z]{1,5}$/)),
      async (cut, words) => {
        await writeFile(file, before.slice(0, cut))
        const journal = await openJournal(file)
        await Promise.all(words.map(word => journal.append(`${word}\n`)))
        await journal.finish()
        const kept = before.slice(0, before.slice(0, cut).lastIndexOf('\n') + 1)
        expect(await readFile(file, 'utf8')).toBe(kept + words.map(word => `${word}\n`).join(''))
      },
    ),
    { numRuns: 50 },
  )
})

it('a line longer than any of ours is passed over, however long, and those after it are read', async () => {
  const file = join(folder, 'long')
  await writeFile(file, `first\n${'x'.repeat(3_000_000)}\nlast`)
  const lines: (string | null)[] = []
  for await (const line of readLines(file)) lines.push(line)
  expect(lines).toEqual(['first', null, 'last'])
})
