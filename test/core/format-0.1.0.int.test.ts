import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunOptions } from '../../src/core/jobs/backup/run'
import { chooseKeys } from '../../src/core/library/choose-keys'
import { readWholeItem } from '../../src/core/library/item-file'
import { noProtection, openKeyRing } from '../../src/core/format/encrypted/key-ring'
import { damageNoteName, fingerprintsName, incomingFolder, keyName } from '../../src/core/format/layout'
import { maxStillBytes } from '../../src/core/format/still'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { openVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import type { Faults } from '../../src/sample-phone/faults'
import { internal, prepare, run } from '../backup-kit'
import { readJson } from '../forge-backup'
import {
  contentsSchema010,
  damageNoteSchema010,
  findCopy010,
  isSignedFor010,
  openJournalLine010,
  openPartKey010,
  parseLine010,
  plainPartName010,
  plainSchema010,
  ringEntrySchema010,
  ringSchema010,
  encryptedPartName010,
  encryptedSchema010,
} from '../format-0.1.0'
import {
  film,
  firstBackup,
  firstPhone,
  interruptedPhone,
  putOnPhone,
  refused,
  secondBackup,
  secondPhone,
} from '../frozen/phone-contents'
import { usePhone } from '../phone-fixture'
import { openAt } from '../restore-kit'
import { makeStorage } from '../storage'

/**
 * What is written today, with the largest stills of videos there may be, as the schemas of version 0.1.0 see it: whoever goes
 * back to it finds everything.
 */
const password = 'correct horse'
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const filmVersion = { ...film, path: `${internal}/${film.path}` }
let work = ''
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
})
afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(work, { recursive: true, force: true })
})
afterAll(storage.remove)

describe.each(['plain', 'encrypted'] as const)('%s', kind => {
  const phoneFolder = () => join(work, 'Pixel 7 (1A2B3C4D5E6F7G)')
  const ringFile = () => join(work, 'settings', 'vault-keys.json')
  const keysFor = async () => {
    const ring = openKeyRing(ringFile(), noProtection)
    return await chooseKeys({ phoneFolder: phoneFolder(), ring, password, newKey: false })
  }
  const backUp = async (day: number, faults: Faults = {}, runOptions: RunOptions = {}) => {
    const format = kind === 'plain' ? plainFormat : encryptedFormat(await keysFor())
    const options = { outputFolder: work, format, startedAt: new Date(2026, 0, day) }
    const prepared = await prepare(fixture(), options)
    fixture().phone.setFaults(faults)
    const stillOf = () => randomBytes(maxStillBytes)
    const outcome = await run(fixture(), prepared, runOptions, { stillOf })
    fixture().phone.setFaults({})
    return outcome
  }
  const keysOf = async (folder: string): Promise<OpenKeys | null> =>
    kind === 'plain' ? null : await openVaultKeys(await readFile(join(folder, keyName)), password)

  /** The files of a backup as 0.1.0 reads them, each where it must be; throws where it would not. */
  const readAs010 = async (folder: string) => {
    const keys = await keysOf(folder)
    const backup = await openAt(folder, keys)
    const text = async (file: string) =>
      (await readWholeItem(backup, file, 1_000_000))?.toString('utf8') ?? ''
    const json = await readJson(folder)
    const manifest = keys ? encryptedSchema010.parse(json) : plainSchema010.parse(json)
    const index = await text(keys ? 'index.jsonl.age' : 'index.jsonl')
    const lines = index.trim().split('\n').map(parseLine010)
    expect(manifest).toMatchObject({ state: 'complete', total: { count: lines.length } })
    const report = keys ? contentsSchema010.parse(JSON.parse(await text('report.json.age'))) : null
    const contents = report ?? plainSchema010.parse(json)
    if (keys) expect(isSignedFor010(encryptedSchema010.parse(json), keys.secret)).toBe(true)
    const places = new Set(await readdir(folder, { recursive: true }))
    for (const { file } of lines) expect(places).toContain(file)
    return { manifest, lines, contents, keys }
  }
  const paths = (items: readonly { readonly path: string }[]) => items.map(({ path }) => path).sort()

  it('a backup and one that shares with it are manifests, reports and lines that it knows', async () => {
    await putOnPhone(storage.folder, firstPhone)
    const first = await backUp(1, { failAfter: 0, onlyPath: refused.path })
    await putOnPhone(storage.folder, secondPhone)
    const second = await backUp(2)
    const one = await readAs010(first.folder)
    expect(one.contents.problems).toMatchObject([{ code: 'phone-failed' }])
    expect(one.lines.map(({ path }) => path.slice(internal.length + 1))).toEqual(paths(firstBackup))
    const two = await readAs010(second.folder)
    expect(two.contents).toMatchObject({ problems: [], since: { new: 2, changed: 1, vanished: 1 } })
    expect(two.lines.map(({ path }) => path.slice(internal.length + 1))).toEqual(paths(secondBackup))
  })

  it('what is unchanged is found by the same tags', async () => {
    await putOnPhone(storage.folder, secondPhone)
    const { folder } = await backUp(1)
    const { lines, keys } = await readAs010(folder)
    const text = await readFile(join(folder, keys ? fingerprintsName : 'index.jsonl'), 'utf8')
    expect(text.split('\n').filter(line => line.length > maxStillBytes).length).toBeGreaterThan(0)
    // A plain one is shared by what its lines say.
    if (!keys) return expect(await readdir(folder)).not.toContain(fingerprintsName)
    for (const line of lines) {
      const { file, bytes, sha256, checked } = line
      expect(findCopy010(text, line, keys.secret)).toEqual({ file, bytes, sha256, checked })
      expect(findCopy010(text, { ...line, mtime: line.mtime + 1 }, keys.secret)).toBeNull()
    }
  })

  it('an interrupted one has the lines, the part and the key that it resumes', async () => {
    await putOnPhone(storage.folder, interruptedPhone)
    const stop = new AbortController()
    const onProgress: RunOptions['onProgress'] = ({ itemsDone, bytesDone }) => {
      if (itemsDone > 0 && bytesDone > film.bytes / 10) stop.abort()
    }
    const slow = { bytesPerSecond: film.bytes / 5 }
    const { folder, status } = await backUp(1, slow, { signal: stop.signal, onProgress })
    expect(status).toBe('cancelled')
    const keys = await keysOf(folder)
    const manifest = (keys ? encryptedSchema010 : plainSchema010).parse(await readJson(folder))
    expect(manifest).toMatchObject({ state: 'partial', stopped: 'cancelled' })
    const journal = await readFile(join(folder, keys ? 'journal' : 'index.jsonl'), 'utf8')
    const texts = journal.split('\n').filter(text => text !== '')
    const lines = texts.map(text => (keys ? openJournalLine010(text, keys.secret) : parseLine010(text)))
    expect(lines).toHaveLength(manifest.total.count)
    expect(lines.length).toBeGreaterThan(0)
    const names = await readdir(join(folder, incomingFolder))
    const part = keys ? encryptedPartName010(filmVersion, keys.secret) : plainPartName010(filmVersion)
    expect(names).toContain(part)
    if (!keys) return
    const record = await readFile(join(folder, incomingFolder, `${part}.key`))
    const head = openPartKey010(record, keys.secret).subarray(16)
    const begun = await readFile(join(folder, incomingFolder, part))
    expect(begun.subarray(0, head.length)).toEqual(head)
  })

  it('what a verification notes and what the settings keep is what it knows', async () => {
    await putOnPhone(storage.folder, firstPhone)
    const { folder } = await backUp(1)
    const { lines, keys } = await readAs010(folder)
    const damaged = lines[0]?.file ?? ''
    await chmod(join(folder, damaged), 0o644)
    await writeFile(join(folder, damaged), 'not what it was')
    expect((await verifyBackup(await openAt(folder, keys))).issues).toHaveLength(1)
    const note: unknown = JSON.parse(await readFile(join(dirname(folder), damageNoteName), 'utf8'))
    expect(Object.values(damageNoteSchema010.parse(note))).toEqual([[damaged]])
    if (!keys) return
    const ring = ringSchema010.parse(JSON.parse(await readFile(ringFile(), 'utf8')))
    const sealed = Buffer.from(ring[keys.recipient]?.sealed ?? '', 'base64')
    const keySha256 = createHash('sha256').update(keys.keyFile).digest('hex')
    expect(ringEntrySchema010.parse(JSON.parse(sealed.toString('utf8')))).toEqual({
      secret: keys.secret.toString('base64'),
      keySha256,
    })
  })
})
