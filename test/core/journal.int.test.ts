import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openJournal } from '../../src/core/format/journal'
import { encodeIndexLine, nameOf } from '../../src/core/format/index-line'
import { readIndex } from '../../src/core/format/read-index'
import { withSmallDisk } from '../small-disk'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-journal-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it.runIf(process.platform === 'linux')('nothing is written to an index behind a torn line', async () => {
  await withSmallDisk(folder, 12 * 1024, async () => {
    const index = await openJournal(join(folder, 'index.jsonl'))
    const line = (path: string) =>
      encodeIndexLine({
        path,
        category: 'other',
        bytes: 0,
        mtime: 0,
        sha256: 'a'.repeat(64),
        file: 'x',
        checked: 'size',
      })
    await writeFile(join(folder, 'ballast'), Buffer.alloc(4096))
    await expect(index.append(line('/' + 'x'.repeat(9000)), 0)).rejects.toMatchObject({ code: 'ENOSPC' })
    await rm(join(folder, 'ballast'))
    await expect(index.append(line('/y'), 0)).rejects.toMatchObject({ code: 'ENOSPC' })
    await index.abandon()
    const read: string[] = []
    for await (const line of readIndex(folder)) read.push(nameOf(line))
    expect(read).toEqual([])
  })
})
