import { cp, mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBackup } from '../../src/core/library/open-backup'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { readManifest } from '../../src/core/format/read-manifest'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import type { OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import type { Authenticity } from '../../src/shared/model/authenticity'
import { backUp, openEither, readAll } from '../backup-kit'
import { editManifest, forgeContents, readJson, removeSecondSignature, renameBackup } from '../forge-backup'
import { contentsSchema010, isSignedFor010, plainSchema010, encryptedSchema010 } from '../format-0.1.0'
import { createLightKeys } from '../light-keys'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const password = 'correct horse'
const whole: Authenticity = { kind: 'signed', covers: 'manifest', renamedFrom: null }
let output = ''
let keys: OpenKeys

beforeAll(async () => {
  keys = await createLightKeys(password)
  await storage.fill({ 'DCIM/a.jpg': Buffer.alloc(200_000, 'a'), 'DCIM/b.jpg': 'b', 'Movies/c.mp4': 'c' })
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  return () => rm(output, { recursive: true, force: true })
})
afterAll(storage.remove)

const make = async (day = 1) => {
  const options = { outputFolder: output, format: encryptedFormat(keys), startedAt: new Date(2026, 10, day) }
  const outcome = await backUp(fixture(), options)
  expect(outcome.status).toBe('done')
  return outcome.folder
}

/** Stopped by the person while the first items are on their way. */
const interrupt = async () => {
  const stop = new AbortController()
  fixture().phone.setFaults({ bytesPerSecond: 100_000 })
  const outcome = await backUp(
    fixture(),
    { outputFolder: output, format: encryptedFormat(keys) },
    { signal: stop.signal, onProgress: (_, phase) => phase === 'copying' && stop.abort() },
  )
  fixture().phone.setFaults({})
  expect(outcome.status).toBe('cancelled')
  return outcome.folder
}
const authenticity = async (folder: string) => (await openEither(folder, password)).authenticity

describe('what version 0.1.0 makes of a backup of today', () => {
  it('it opens, and its signature is the one that it knows', async () => {
    const manifest = encryptedSchema010.parse(await readJson(await make()))
    expect(isSignedFor010(manifest, keys.secret)).toBe(true)
    expect(isSignedFor010({ ...manifest, startedAt: '2031-01-01T00:00:00.000Z' }, keys.secret)).toBe(false)
  })

  it('its report, a plain one and an interrupted one are what it knows', async () => {
    const backup = await openBackup(await make(), password)
    const pieces: Buffer[] = []
    for await (const piece of backup.read('report.json.age')) pieces.push(piece)
    contentsSchema010.parse(JSON.parse(Buffer.concat(pieces).toString()))
    const plain = await backUp(fixture(), { outputFolder: output, format: plainFormat })
    plainSchema010.parse(await readJson(plain.folder))
    expect(encryptedSchema010.parse(await readJson(await interrupt()))).toMatchObject({ state: 'partial' })
  })
})

describe('the name that is signed', () => {
  it('is that of the folder, also where the name was taken', async () => {
    const first = await make()
    const second = await make()
    expect(basename(second)).toBe(`${basename(first)} (2)`)
    expect(await authenticity(first)).toEqual(whole)
    expect(await authenticity(second)).toEqual(whole)
  })

  it('is that of an interrupted one without its ending, and the final one when it has been resumed', async () => {
    const partial = await interrupt()
    expect(await readJson(partial)).toMatchObject({ name: basename(partial, '.partial'), state: 'partial' })
    expect(await authenticity(partial)).toEqual(whole)
    // Somebody else has taken the name meanwhile.
    await mkdir(partial.slice(0, -'.partial'.length))
    const folder = await make()
    expect(basename(folder)).toBe(`${basename(partial, '.partial')} (2)`)
    expect(await authenticity(folder)).toEqual(whole)
  })

  it('is the final one of a backup that lacked its last rename only, whose name was taken meanwhile', async () => {
    const made = await make()
    await rename(made, `${made}.partial`)
    expect(await authenticity(`${made}.partial`)).toEqual(whole)
    await mkdir(made)
    await make(2)
    expect(await authenticity(`${made} (2)`)).toEqual(whole)
    const manifest = encryptedSchema010.parse(await readJson(`${made} (2)`))
    expect(isSignedFor010(manifest, keys.secret)).toBe(true)
  })

  it('is not given to an old backup that was made to look like a new one without its last rename', async () => {
    const made = await make()
    const wanted = join(dirname(made), '2030-01-01 00.00.00')
    await cp(made, `${wanted}.partial`, { recursive: true })
    await mkdir(wanted)
    await make(2)
    expect(await authenticity(`${wanted} (2)`)).toEqual({ ...whole, renamedFrom: basename(made) })
  })

  it('nor to a forgery', async () => {
    const made = await make()
    await forgeContents(made)
    await rename(made, `${made}.partial`)
    await mkdir(made)
    await make(2)
    expect(await authenticity(`${made} (2)`)).toEqual({ kind: 'unsigned', reasons: ['wrong-signature'] })
  })

  it('is told, and nothing is refused, when its owner has renamed the folder', async () => {
    const made = await make()
    const renamed = await renameBackup(made, 'Summer')
    const backup = await openBackup(renamed, password)
    expect(backup.authenticity).toEqual({ ...whole, renamedFrom: basename(made) })
    expect(await verifyBackup(backup)).toMatchObject({ status: 'done', issues: [] })
  })
})

describe('an interrupted backup', () => {
  it('is signed; one of version 0.1 is sealed line by line', async () => {
    const partial = await interrupt()
    expect(await authenticity(partial)).toEqual(whole)
    await removeSecondSignature(partial)
    expect(await authenticity(partial)).toEqual({ ...whole, covers: 'items' })
    expect(await verifyBackup(await openBackup(partial, password))).toMatchObject({ issues: [] })
  })

  it('of version 0.1 is none where anything speaks against it', async () => {
    const partial = await interrupt()
    await removeSecondSignature(partial)
    const renamed = await renameBackup(partial, basename(partial, '.partial'))
    const unsigned = { kind: 'unsigned', reasons: ['no-signature'] }
    expect(await authenticity(renamed)).toEqual(unsigned)
    await rename(renamed, partial)
    await writeFile(join(partial, 'index.jsonl.age'), '')
    expect(await authenticity(partial)).toEqual(unsigned)
    await expect(openBackup(partial, password)).rejects.toMatchObject({
      info: { code: 'backup-not-signed', details: { reasons: 'no-signature' } },
    })
  })

  it('killed after it had written its index is one', async () => {
    const partial = await interrupt()
    await writeFile(join(partial, 'index.jsonl.age'), 'what a kill may leave')
    expect(await authenticity(partial)).toEqual(whole)
  })

  it('is none when a complete one says so', async () => {
    const made = await make()
    await editManifest(made, { state: 'partial' })
    expect(await authenticity(made)).toEqual({ kind: 'unsigned', reasons: ['wrong-signature'] })
  })
})

it('a list of contents that was signed and is swapped after the backup was opened gives nothing to the end', async () => {
  const made = await make()
  const backup = await openBackup(made, password)
  await forgeContents(made, 'do not tell')
  const read = async () => {
    for await (const line of backup.items(() => {})) void line
  }
  await expect(read()).rejects.toMatchObject({ info: { code: 'backup-damaged' } })
})

it('a list and a report of an older backup of the same key are not those that were signed', async () => {
  const older = await make()
  const made = await make(2)
  await cp(join(older, 'index.jsonl.age'), join(made, 'index.jsonl.age'))
  await cp(join(older, 'report.json.age'), join(made, 'report.json.age'))
  expect(await authenticity(made)).toEqual({ kind: 'unsigned', reasons: ['index-changed', 'report-changed'] })
  expect((await verifyBackup(await openEither(made, password))).issues).toMatchObject([
    { item: 'index.jsonl.age', code: 'changed' },
    { item: 'report.json.age', code: 'changed' },
  ])
  // One that is put back whole is an older backup, which its date says.
  const manifest = await readFile(join(older, 'backup.json'), 'utf8')
  await writeFile(join(made, 'backup.json'), manifest)
  expect(await authenticity(made)).toEqual({ ...whole, renamedFrom: basename(older) })
})

it('a list of contents without an end is not read to find that it is not the one that was signed', async () => {
  const made = await make()
  await truncate(join(made, 'index.jsonl.age'), 2 ** 31)
  expect(await authenticity(made)).toEqual({ kind: 'unsigned', reasons: ['index-changed'] })
})

it('a plain backup proves nothing, and has no password', async () => {
  const { folder } = await backUp(fixture(), { outputFolder: output, format: plainFormat })
  expect((await openBackup(folder, null)).authenticity).toEqual({ kind: 'plain' })
  await expect(openBackup(folder, password)).rejects.toMatchObject({ info: { code: 'backup-not-encrypted' } })
  expect(await readAll(folder)).toHaveLength(3)
  expect(await readManifest(folder)).not.toHaveProperty('signature2')
})
