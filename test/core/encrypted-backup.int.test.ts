import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { encryptStream } from '../../src/core/crypto/encrypt-stream'
import { createIdentity, encodeIdentity, parseRecipient } from '../../src/core/crypto/identity'
import { decryptStream } from '../../src/core/crypto/decrypt-stream'
import { changePassword } from '../../src/core/library/change-password'
import { chooseKeys, keyState } from '../../src/core/library/choose-keys'
import { encodeIndexLine } from '../../src/core/format/index-line'
import { noProtection, openKeyRing } from '../../src/core/format/encrypted/key-ring'
import { isEncrypted } from '../../src/core/format/manifest'
import { openBackup } from '../../src/core/library/open-backup'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys } from '../../src/core/format/encrypted/vault-keys'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { backUp, internal, readAll, verifyEither } from '../backup-kit'
import { password, useBackups } from '../backup-fixture'

const run = promisify(execFile)
const { fixture, storage, output, keys } = await useBackups()
let folder = ''

beforeAll(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(200_000, 'a'),
    'DCIM/b.jpg': Buffer.alloc(200_000, 'b'),
    'Movies/film.mp4': Buffer.alloc(2_500_000, 'film'),
  }),
)

const verify = () => verifyEither(folder, password)

async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const collected: Buffer[] = []
  for await (const piece of pieces) collected.push(piece)
  return collected
}

describe('an encrypted backup', () => {
  beforeEach(async () => {
    folder = (await backUp(fixture(), { outputFolder: output(), format: encryptedFormat(keys()) })).folder
  })

  it('opens with its password only', async () => {
    await expect(openBackup(folder, 'wrong')).rejects.toMatchObject({ info: { code: 'wrong-password' } })
    await expect(openBackup(folder, null)).rejects.toMatchObject({ info: { code: 'password-needed' } })
  })

  it('notices items and an index that somebody else encrypted for it', async () => {
    const [line] = await readAll(folder, keys())
    const forged = Buffer.from(encodeIndexLine({ ...line!, sha256: 'ab'.repeat(32) }))
    const one = async function* (bytes: Buffer) {
      yield await Promise.resolve(bytes)
    }
    const index = Buffer.concat(await all(encryptStream(one(forged), parseRecipient(keys().recipient))))
    await writeFile(join(folder, 'index.jsonl.age'), index)
    const manifest = JSON.parse(await readFile(join(folder, 'backup.json'), 'utf8')) as { index: object }
    manifest.index = { file: 'index.jsonl.age', sha256: createHash('sha256').update(index).digest('hex') }
    await writeFile(join(folder, 'backup.json'), JSON.stringify(manifest))
    expect((await verify()).issues).toContainEqual(
      expect.objectContaining({ item: 'backup.json', code: 'changed' }),
    )
  })

  it('notices an item that is encrypted with a foreign key', async () => {
    const [line] = await readAll(folder, keys())
    const source = (async function* () {
      yield await Promise.resolve(Buffer.alloc(line!.bytes, 'a'))
    })()
    const foreign = encryptStream(source, parseRecipient(createIdentity().recipient))
    await rm(join(folder, line!.file))
    await writeFile(join(folder, line!.file), foreign)
    expect((await verify()).issues).toMatchObject([{ item: line!.path, code: 'changed' }])
  })

  it('does not take a foreign key for its own', async () => {
    const foreign = await createVaultKeys(password)
    await writeFile(join(folder, 'key.age'), foreign.keyFile)
    await expect(openBackup(folder, password)).rejects.toMatchObject({ info: { code: 'backup-damaged' } })
  })

  it('opens with the age tool, item by item, as its own note says', async () => {
    // The tool asks for passwords on a terminal only; the key that it gets is what key.age holds.
    const key = join(output(), 'key.txt')
    await writeFile(key, encodeIdentity(keys().identity))
    const { stdout } = await run('age', ['-d', '-i', key, join(folder, 'index.jsonl.age')])
    const lines = stdout
      .trim()
      .split('\n')
      .map(text => JSON.parse(text) as { path: string; file: string })
    expect(lines).toHaveLength(3)
    for (const { path, file } of lines) {
      const plain = join(output(), 'plain')
      await run('age', ['-d', '-i', key, '-o', plain, join(folder, file)])
      const original = await readFile(join(storage.folder, path.slice(internal.length + 1)))
      expect((await readFile(plain)).equals(original)).toBe(true)
    }
    const report = await run('age', ['-d', '-i', key, join(folder, 'report.json.age')])
    expect(JSON.parse(report.stdout)).toMatchObject({ saved: { gallery: { count: 2 } }, problems: [] })
  })

  it('is added to without the password on the computer that made it, and with it on another', async () => {
    const phoneFolder = join(folder, '..')
    const here = openKeyRing(join(output(), 'here.json'), noProtection)
    const there = openKeyRing(join(output(), 'there.json'), noProtection)
    const choice = { phoneFolder, newKey: false }
    expect(await keyState(phoneFolder, here)).toBe('password-needed')
    await expect(chooseKeys({ ...choice, ring: here, password: null })).rejects.toMatchObject({
      info: { code: 'password-needed' },
    })
    await expect(chooseKeys({ ...choice, ring: here, password: 'wrong' })).rejects.toMatchObject({
      info: { code: 'wrong-password' },
    })
    expect(await chooseKeys({ ...choice, ring: here, password })).toMatchObject({
      recipient: keys().recipient,
    })
    expect(await keyState(phoneFolder, here)).toBe('known')
    const known = await chooseKeys({ ...choice, ring: here, password: null })
    const next = { outputFolder: output(), format: encryptedFormat(known), startedAt: new Date(2027, 0, 1) }
    expect(await backUp(fixture(), next)).toMatchObject({
      totals: { copied: { count: 0 }, linked: { count: 3 } },
    })
    expect(await keyState(phoneFolder, there)).toBe('password-needed')
    // What this computer keeps opens nothing and names nothing.
    expect(await readFile(join(output(), 'here.json'), 'utf8')).not.toMatch(/jpg|AGE-SECRET|correct/)
  })

  it('gets another password by its key alone', async () => {
    const phoneFolder = join(folder, '..')
    const ring = openKeyRing(join(output(), 'ring.json'), noProtection)
    const second = {
      outputFolder: output(),
      format: encryptedFormat(keys()),
      startedAt: new Date(2027, 0, 1),
    }
    const newest = (await backUp(fixture(), second)).folder
    const before = await readAll(newest, keys())
    const change = { phoneFolder, ring, newPassword: 'another one' }
    await expect(changePassword({ ...change, oldPassword: 'wrong' })).rejects.toMatchObject({
      info: { code: 'wrong-password' },
    })
    await expect(changePassword({ ...change, oldPassword: password, newPassword: '' })).rejects.toMatchObject(
      {
        info: { code: 'password-empty' },
      },
    )
    expect(await changePassword({ ...change, oldPassword: password })).toBe(2)
    for (const one of [folder, newest]) {
      await expect(openBackup(one, password)).rejects.toMatchObject({ info: { code: 'wrong-password' } })
      const opened = await openBackup(one, 'another one')
      expect(isEncrypted(opened.manifest)).toBe(true)
      expect(await verifyBackup(opened)).toMatchObject({ status: 'done', issues: [] })
    }
    expect(await readAll(newest, keys())).toEqual(before)
    expect(await keyState(phoneFolder, ring)).toBe('known')
  })
})

it('what the age tool encrypts for the key of a backup is read here', async () => {
  const file = join(output(), 'x.age')
  const plain = join(output(), 'x')
  await writeFile(plain, 'from the tool')
  await run('age', ['-r', keys().recipient, '-o', file, plain])
  const source = (async function* () {
    yield await readFile(file)
  })()
  expect(Buffer.concat(await all(decryptStream(source, keys().identity))).toString()).toBe('from the tool')
})
