import { lstat, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freedBy, measureBackups } from '../../src/core/app/freed-by'
import { listLibrary } from '../../src/core/app/list-library'
import type { MarkedBackup } from '../../src/core/app/library-view'
import { doomedBackups, planForget } from '../../src/core/app/plan-forget'
import { prepareForget } from '../../src/core/app/prepare-forget'
import { listFiles } from '../../src/core/disk/list-files'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { noProtection, openKeyRing, type KeyRing } from '../../src/core/format/encrypted/key-ring'
import { createVaultKeys } from '../../src/core/format/encrypted/vault-keys'
import { lockPhoneFolder } from '../../src/core/format/lock-phone-folder'
import { noteVerified, readVerified } from '../../src/core/format/verified-note'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { rememberKeys } from '../../src/core/library/choose-keys'
import { listBackups } from '../../src/core/library/list-backups'
import { openBackup } from '../../src/core/library/open-backup'
import type { Removal, RetentionRule } from '../../src/shared/model/retention'
import { dateBackup, repeatBackup } from '../dated-backups'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone, type MemoryPhone } from '../phone-in-memory/memory-phone'

let base = ''
let output = ''
let phone: MemoryPhone
let ring: KeyRing

const today = new Date(2026, 11, 1, 12)
const daysAgo = (days: number) => new Date(2026, 11, 1 - days, 12)

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-retention-'))
  output = join(base, 'out')
  await mkdir(output)
  ring = openKeyRing(join(base, 'vault-keys.json'), noProtection)
  phone = createMemoryPhone()
  put('DCIM/always.jpg', 50_000, 1)
})
afterEach(() => rm(base, { recursive: true, force: true }))

function put(name: string, bytes: number, seed: number): void {
  phone.files.set(at(name), { content: pattern(bytes, seed), modifiedAt: 1_600_000_000 + seed })
}
const make = async (days: number) => await dateBackup((await backUp(phone, output)).folder, daysAgo(days))
async function found(): Promise<readonly MarkedBackup[]> {
  const backups: MarkedBackup[] = []
  for await (const together of listLibrary(output, ring)) backups.push(...together)
  return backups
}
const planned = async (rule: RetentionRule) =>
  planForget({ backups: await found(), rule, now: today.getTime() })
const names = (folders: readonly { readonly folder: string }[]) =>
  folders.map(({ folder }) => basename(folder))
const left = async () => names(await found()).sort()
/** As a person who agrees to what a rule would do. */
async function forget(
  rule: RetentionRule,
  removal: Removal = 'for-good',
  trash?: (folder: string) => Promise<void>,
) {
  const backups = doomedBackups(await planned(rule))
  const order = { backups, rule, removal, phoneName: 'Pixel' }
  return await prepareForget(order, { ring, trash, now: () => today.getTime() }).run({})
}
/** What all files below take, each counted once. */
async function diskBytes(folder: string): Promise<number> {
  const files = new Map<string, number>()
  for await (const { file } of listFiles(folder)) {
    const { dev, ino, size } = await lstat(join(folder, file))
    files.set(`${dev} ${ino}`, size)
  }
  return [...files.values()].reduce((sum, size) => sum + size, 0)
}
const keepLast = (count: number): RetentionRule => ({ kind: 'keep-last', count })

describe('200 backups', () => {
  it('are thinned out by the smart rule: what it said it would free is freed, and the others stay whole', async () => {
    for (let number = 8; number > 0; number--) {
      put(`DCIM/only here ${number}.jpg`, 3_000 + number, number)
      put(`DCIM/for some time ${number % 3}.jpg`, 5_000 + number, number)
      phone.files.delete(at(`DCIM/only here ${number + 2}.jpg`))
      const first = number * 25 - 1
      const made = await make(first * 2)
      for (let later = 1; later < 25; later++) await repeatBackup(made, daysAgo((first - later) * 2))
    }
    const plan = await planned({ kind: 'smart' })
    expect(plan).toHaveLength(200)
    const stays = plan.filter(({ reasons }) => reasons.length > 0)
    // 7 days; of the 4 weeks one, and of the 12 months ten, have their newest on another.
    expect(stays).toHaveLength(7 + 1 + 10)
    const all = plan.map(({ backup }) => backup.folder)
    const doomed = doomedBackups(plan).map(({ folder }) => folder)
    const freed = freedBy(doomed, (await measureBackups(all)).bytesOnlyIn)
    expect([...freed!.each.values()].reduce((sum, bytes) => sum + bytes, 0)).toBe(freed!.bytes)
    const before = await diskBytes(output)
    const outcome = await forget({ kind: 'smart' })
    expect(outcome).toMatchObject({ status: 'done', removed: 182, issues: [] })
    expect(before - (await diskBytes(output))).toBe(freed!.bytes)
    expect(await left()).toEqual(stays.map(({ backup }) => basename(backup.folder)).sort())
    for (const { backup } of stays) {
      const verified = await verifyBackup(await openBackup(backup.folder, null))
      expect(verified).toMatchObject({ status: 'done', issues: [] })
    }
    expect(doomedBackups(await planned({ kind: 'smart' }))).toEqual([])
  })
})

describe('what is removed', () => {
  it('is gone for good, or where the trash put it, and only with the folder of the phone locked', async () => {
    const [oldest, middle, newest] = [await make(9), await make(5), await make(1)]
    const phoneFolder = dirname(newest)
    const lock = await lockPhoneFolder(phoneFolder)
    expect(await forget(keepLast(1))).toMatchObject({
      ...{ status: 'failed', error: { code: 'folder-busy' }, removed: 0 },
    })
    await lock.release()
    expect(await left()).toEqual(names([{ folder: oldest }, { folder: middle }, { folder: newest }]))
    const trashed: string[] = []
    const trash = async (folder: string) => {
      trashed.push(folder)
      await rm(folder, { recursive: true })
    }
    const outcome = await forget(keepLast(2), 'trash', trash)
    expect(outcome).toMatchObject({ status: 'done', removal: 'trash', removed: 1, issues: [] })
    expect(trashed).toEqual([oldest])
    expect(await forget(keepLast(1))).toMatchObject({ status: 'done', removal: 'for-good', removed: 1 })
    expect((await readdir(phoneFolder)).filter(name => name !== basename(newest))).toEqual([])
  })

  it('is not what could not be moved to the trash: that is as it was, and the others go', async () => {
    const [first, second] = [await make(9), await make(5)]
    await make(1)
    const trash = async (folder: string) => {
      if (folder === first) throw new Error('no trash here')
      await rm(folder, { recursive: true })
    }
    const outcome = await forget(keepLast(1), 'trash', trash)
    expect(outcome).toMatchObject({
      status: 'done',
      removed: 1,
      issues: [{ item: basename(first), code: 'not-removed', detail: { text: 'no trash here' } }],
    })
    expect(await left()).not.toContain(basename(second))
    expect(await verifyBackup(await openBackup(first, null))).toMatchObject({ issues: [] })
  })

  it('is not what is to stay by then, though it was agreed to', async () => {
    const [old, verified] = [await make(9), await make(5)]
    await make(1)
    const backups = doomedBackups(await planned(keepLast(1)))
    expect(names(backups)).toEqual(names([{ folder: verified }, { folder: old }]))
    await noteVerified(verified, Math.ceil(today.getTime() / 1000))
    const order = { backups, rule: keepLast(1), removal: 'for-good', phoneName: '' } as const
    const outcome = await prepareForget(order, { ring, now: () => today.getTime() }).run({})
    expect(outcome).toMatchObject({
      ...{ status: 'done', removed: 1, issues: [{ item: basename(verified), code: 'backup-kept' }] },
    })
    expect(await left()).toContain(basename(verified))
  })

  it('ends between two backups when it is cancelled, the oldest gone first', async () => {
    const folders = [await make(9), await make(7), await make(5), await make(1)]
    const backups = doomedBackups(await planned(keepLast(1)))
    const stop = new AbortController()
    const order = { backups, rule: keepLast(1), removal: 'for-good', phoneName: '' } as const
    const onRemoving = (folder: string) => {
      if (folder === folders[1]) stop.abort()
    }
    const deps = { ring, now: () => today.getTime(), onRemoving }
    const outcome = await prepareForget(order, deps).run({ signal: stop.signal })
    expect(outcome).toMatchObject({ status: 'cancelled', removed: 2 })
    expect(await left()).toEqual(names(folders.slice(2).map(folder => ({ folder }))))
  })

  it('leads nowhere else by a link', async () => {
    const kept = await make(3)
    await make(1)
    const hidden = join(dirname(kept), '.phonekeep-removing 2020-01-01 00.00.00')
    await symlink(kept, hidden)
    await make(0)
    await expect(lstat(hidden)).rejects.toThrow('ENOENT')
    expect(await verifyBackup(await openBackup(kept, null))).toMatchObject({ issues: [] })
  })
})

describe('what stays', () => {
  const why = async (rule: RetentionRule) =>
    Object.fromEntries((await planned(rule)).map(({ backup, reasons }) => [basename(backup.folder), reasons]))

  it('is what has been verified last, and found sound: not what was only read', async () => {
    const [sound, changed, newest] = [await make(9), await make(5), await make(1)]
    const verify = async (folder: string) => await verifyBackup(await openBackup(folder, null))
    await verify(sound)
    expect(await readVerified(sound)).not.toBeNull()
    expect(await why(keepLast(1))).toEqual({
      [basename(sound)]: ['last-verified'],
      [basename(changed)]: [],
      [basename(newest)]: ['last'],
    })
    await verify(changed)
    expect(await why(keepLast(1))).toMatchObject({
      [basename(changed)]: ['last-verified'],
      [basename(sound)]: [],
    })
    // Its list of contents is another one: what is in it may be whole, and cannot be said to be.
    await rm(join(changed, 'index.jsonl'))
    await writeFile(join(changed, 'index.jsonl'), '')
    expect((await verify(changed)).issues).not.toEqual([])
    expect(await readVerified(changed)).toBeNull()
    expect(await why(keepLast(1))).toMatchObject({ [basename(sound)]: ['last-verified'] })
    // A note of before the backup is about one of the same name.
    await noteVerified(sound, Math.floor(daysAgo(20).getTime() / 1000))
    expect(await why(keepLast(1))).toMatchObject({ [basename(sound)]: [] })
  })

  it('is what is interrupted, damaged, in the folder of another phone, or has files that no list names', async () => {
    const [partial, damaged, unlisted, old] = [await make(9), await make(8), await make(7), await make(6)]
    await make(1)
    const phoneFolder = dirname(old)
    await dateBackup(partial, daysAgo(9)).then(folder => renameTo(folder, `${basename(folder)}.partial`))
    for await (const { file } of listFiles(damaged))
      if (file.endsWith('always.jpg')) await rm(join(damaged, file))
    await verifyBackup(await openBackup(damaged, null))
    await mkdir(join(unlisted, 'Unlisted'))
    const other = join(output, 'Other (SERIAL)')
    await mkdir(other)
    const strays = [await repeatBackup(old, daysAgo(5)), await repeatBackup(old, daysAgo(4))]
    for (const stray of strays) await renameTo(stray, join('..', basename(other), basename(stray)))
    expect(await why(keepLast(1))).toMatchObject({
      [`${basename(partial)}.partial`]: ['interrupted'],
      [basename(damaged)]: ['damaged'],
      [basename(unlisted)]: ['unlisted'],
      [basename(old)]: [],
      [basename(strays[0]!)]: ['other-phone'],
      [basename(strays[1]!)]: ['other-phone'],
    })
    expect(await forget(keepLast(1))).toMatchObject({ removed: 1, issues: [] })
    expect(await readdir(phoneFolder)).toHaveLength(4 + 2)
  })

  it('is what is not surely of this phone, and none goes because of it', async () => {
    const keys = await createVaultKeys('correct horse')
    const mine: string[] = []
    for (let number = 0; number < 3; number++)
      mine.push((await backUp(phone, output, encryptedFormat(keys))).folder)
    await rememberKeys(ring, keys, dirname(mine[0]!))
    const strange = (await backUp(phone, output, encryptedFormat(await createVaultKeys('x')))).folder
    const plain = [(await backUp(phone, output)).folder, (await backUp(phone, output)).folder]
    const now = Date.now()
    const plan = planForget({ backups: await found(), rule: keepLast(1), now })
    expect(Object.fromEntries(plan.map(({ backup, reasons }) => [basename(backup.folder), reasons]))).toEqual(
      {
        [basename(mine[0]!)]: [],
        [basename(mine[1]!)]: [],
        [basename(mine[2]!)]: ['last'],
        [basename(strange)]: ['other-key'],
        [basename(plain[0]!)]: [],
        [basename(plain[1]!)]: ['last'],
      },
    )
  })
})

describe('killed in the middle of a removal', () => {
  it('a backup is there as a whole or no backup at all, and the next run clears it away', async () => {
    const [old, newest] = [await make(9), await make(1)]
    const phoneFolder = dirname(old)
    // As right after the rename: all its files are still there.
    const hidden = await renameTo(old, `.phonekeep-removing ${basename(old)}`)
    expect(await left()).toEqual([basename(newest)])
    expect(await listBackups(phoneFolder)).toMatchObject([{ name: basename(newest) }])
    expect(await forget(keepLast(1))).toMatchObject({ removed: 0 })
    await make(0)
    await expect(lstat(hidden)).rejects.toThrow('ENOENT')
  })
})

async function renameTo(folder: string, name: string): Promise<string> {
  const to = join(dirname(folder), name)
  await rename(folder, to)
  return to
}
