import { appendFile, chmod, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { encryptStream } from '../../src/core/crypto/encrypt-stream'
import { parseRecipient } from '../../src/core/crypto/identity'
import { encodeIndexLine } from '../../src/core/format/index-line'
import { backUp, internal, readAll, verifyEither } from '../backup-kit'
import { password, useBackups } from '../backup-fixture'

const { fixture, storage, output, keys, formatOf } = await useBackups()
let folder = ''

beforeAll(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(200_000, 'a'),
    'DCIM/b.jpg': Buffer.alloc(200_000, 'b'),
    'Movies/film.mp4': Buffer.alloc(2_500_000, 'film'),
  }),
)

const verify = () => verifyEither(folder, password)
const faults = async () => (await verify()).issues.map(({ item, code }) => `${item}: ${code}`).sort()

async function flip(file: string, at: number): Promise<void> {
  const bytes = await readFile(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await chmod(file, 0o644)
  await writeFile(file, bytes)
}

describe.each(['plain', 'encrypted'] as const)('a %s backup', kind => {
  let files: Record<string, string> = {}
  /** How a fault names an item: by its place, or by its path on the phone where places are random. */
  const named = (name: string) =>
    kind === 'plain' ? (files[name] ?? '') : `${internal}/${name === 'film.mp4' ? 'Movies' : 'DCIM'}/${name}`
  const place = (name: string) => join(folder, files[name] ?? '')
  const indexFile = kind === 'plain' ? 'index.jsonl' : 'index.jsonl.age'

  beforeEach(async () => {
    const format = formatOf(kind)
    const outcome = await backUp(fixture(), { outputFolder: output(), format })
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 3 } })
    folder = outcome.folder
    const lines = await readAll(folder, kind === 'plain' ? null : keys())
    files = Object.fromEntries(lines.map(({ path, file }) => [path.slice(path.lastIndexOf('/') + 1), file]))
  })

  it('as it was made has no fault', async () => {
    expect(await verify()).toMatchObject({
      status: 'done',
      complete: true,
      items: 3,
      bytes: 2_900_000,
      issues: [],
    })
  })

  it('with a flipped byte', async () => {
    await flip(place('film.mp4'), 1_234_567)
    expect(await faults()).toEqual([`${named('film.mp4')}: changed`])
  })

  it('with a file cut short, one too long, one gone and one too many', async () => {
    await chmod(place('film.mp4'), 0o644)
    await truncate(place('film.mp4'), 1_000_000)
    await chmod(place('a.jpg'), 0o644)
    await appendFile(place('a.jpg'), 'x')
    await rm(place('b.jpg'))
    await writeFile(join(folder, 'stranger.txt'), '')
    expect(await faults()).toEqual(
      [
        `${named('film.mp4')}: changed`,
        `${named('a.jpg')}: changed`,
        `${named('b.jpg')}: missing`,
        'stranger.txt: extra',
      ].sort(),
    )
  })

  it('is not shared where it is damaged: the next one copies that anew', async () => {
    await flip(place('film.mp4'), 1_234_567)
    const format = formatOf(kind)
    const next = (day: number) =>
      backUp(fixture(), { outputFolder: output(), format, startedAt: new Date(2027, 0, day) })
    expect(await faults()).toEqual([`${named('film.mp4')}: changed`])
    folder = (await next(1)).folder
    expect(await faults()).toEqual([])
    expect(await next(2)).toMatchObject({ totals: { copied: { count: 0 }, linked: { count: 3 } } })
  })

  it('with two files swapped', async () => {
    await rename(place('a.jpg'), join(output(), 'x'))
    await rename(place('b.jpg'), place('a.jpg'))
    await rename(join(output(), 'x'), place('b.jpg'))
    expect(await faults()).toEqual([`${named('a.jpg')}: changed`, `${named('b.jpg')}: changed`])
  })

  it('with a link in place of a file', async () => {
    await rename(place('a.jpg'), join(output(), 'x'))
    await symlink(join(output(), 'x'), place('a.jpg'))
    expect(await faults()).toEqual([`${named('a.jpg')}: changed`])
  })

  it('with an edited index', async () => {
    const lines = await readAll(folder, kind === 'plain' ? null : keys())
    const text = lines.slice(1).map(encodeIndexLine).join('')
    const bytes = Buffer.from(text)
    const source = (async function* () {
      yield await Promise.resolve(bytes)
    })()
    const edited = kind === 'plain' ? bytes : encryptStream(source, parseRecipient(keys().recipient))
    await writeFile(join(folder, indexFile), edited)
    const left = lines[0]?.file ?? ''
    expect(await faults()).toEqual([`${left}: extra`, `${indexFile}: changed`].sort())
  })

  it('with a torn index', async () => {
    const bytes = await readFile(join(folder, indexFile))
    await writeFile(join(folder, indexFile), bytes.subarray(0, bytes.length - 40))
    expect(await faults()).toContain(`${indexFile}: changed`)
  })
})
