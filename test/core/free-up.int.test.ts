import { chmod, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { waitForPhone } from '../../src/core/android/find-phone'
import { openPhone } from '../../src/core/android/open-phone'
import { createPhoneAccess } from '../../src/core/android/phone-access'
import { probePhone } from '../../src/core/android/probe-phone'
import { prepareFreeUp } from '../../src/core/app/prepare-free-up'
import type { JobControls } from '../../src/core/jobs/run-job'
import { openBackup, type OpenBackup } from '../../src/core/library/open-backup'
import { removalWays, type RemovalWay } from '../../src/shared/model/free-up'
import { internal, verifyEither } from '../backup-kit'
import { useRestores } from '../restore-fixture'
import { itemsOf, readStorage, restore, type StoredFile } from '../restore-kit'

const { fixture, storage, before, make, put } = await useRestores()

/** The phone's gallery learns of what a test has put there. */
async function scan(): Promise<void> {
  const phone = openPhone(await fixture().link())
  await phone.mediaIndex?.tell([`${internal}/any`])
  phone.close()
}

interface FreeOptions {
  readonly way?: RemovalWay
  readonly only?: (path: string) => boolean
  readonly controls?: JobControls
  readonly comesBack?: boolean
}

async function free(backup: OpenBackup, options: FreeOptions = {}) {
  const { way = 'trash', only = () => true, controls = {}, comesBack = true } = options
  const link = await fixture().link()
  const phone = await probePhone(link)
  const wanted = { serial: fixture().phone.serial, hardwareSerial: phone.hardwareSerial }
  const access = createPhoneAccess({
    link,
    back: (why, limits) =>
      comesBack
        ? waitForPhone(wanted, why, { server: () => fixture().server, signal: limits, maxMs: 30_000 })
        : Promise.reject(why),
  })
  const selected = (await itemsOf(backup)).filter(({ path }) => only(path))
  return await prepareFreeUp({ backup, selected, phone, way }, access).run(controls)
}

const codes = ({ issues }: Awaited<ReturnType<typeof free>>) =>
  Object.fromEntries(issues.map(({ item, code }) => [item.slice(internal.length + 1), code]))
const isTrashed = (path: string) => /\/\.trashed-\d+-[^/]+$/.test(path)
const named = (path: string) => path.replace(/\.trashed-\d+-/, '')

async function rewrite(name: string, content: string | Buffer): Promise<void> {
  await rm(join(storage, name))
  await put(name, content)
}

describe.each(['plain', 'encrypted'] as const)('with a %s backup', kind => {
  it('moves files to the trash of Android, and puts them back from the backup, equal in bytes and time', async () => {
    const backup = await make(kind)
    await scan()
    const outcome = await free(backup)
    expect(outcome).toMatchObject({ status: 'done', issues: [], removed: { count: 5 } })
    const after = await readStorage(storage)
    expect([...after.keys()].every(isTrashed)).toBe(true)
    expect(new Map([...after].map(([path, file]) => [named(path), file]))).toEqual(before())
    // Undo: exactly what was removed.
    const undone = await restore(fixture(), backup, {
      choose: ({ path }) => outcome.removedPaths.includes(path),
      rule: 'keep-both',
    })
    expect(undone).toMatchObject({ status: 'done', issues: [], totals: { restored: { count: 5 } } })
    const back = new Map([...(await readStorage(storage))].filter(([path]) => !isTrashed(path)))
    expect(back).toEqual(before())
  })

  it('leaves what has changed on the phone, and what is damaged in the backup', async () => {
    const backup = await make(kind)
    await scan()
    // As long as before, and with the time that it had.
    const { mtime } = before().get('DCIM/Camera/a.jpg') ?? expect.fail('a.jpg')
    await rewrite('DCIM/Camera/a.jpg', Buffer.alloc(300_000, 'A'))
    await utimes(join(storage, 'DCIM/Camera/a.jpg'), mtime, mtime)
    const item = (await itemsOf(backup)).find(({ path }) => path.endsWith('b.jpg')) ?? expect.fail('b.jpg')
    await chmod(join(backup.folder, item.file), 0o600)
    await writeFile(join(backup.folder, item.file), Buffer.alloc(200_000, 'B'))
    const outcome = await free(backup, { way: 'for-good' })
    expect(outcome).toMatchObject({ status: 'done', removed: { count: 3 } })
    expect(codes(outcome)).toEqual({
      'DCIM/Camera/a.jpg': 'changed-since',
      'DCIM/Camera/b.jpg': 'copy-damaged',
    })
    expect([...(await readStorage(storage)).keys()].sort()).toEqual([
      'DCIM/Camera/a.jpg',
      'DCIM/Camera/b.jpg',
    ])
  })
})

it('leaves what the phone cannot hash and what its trash does not take', async () => {
  await put('DCIM/.hidden/h.jpg', 'hidden')
  await put('DCIM/Camera/closed.jpg', 'closed')
  const backup = await make()
  await scan()
  await put('DCIM/Camera/unknown.jpg', 'not in the index of its gallery')
  await chmod(join(storage, 'DCIM/Camera/closed.jpg'), 0)
  const outcome = await free(backup)
  expect(codes(outcome)).toEqual({
    'DCIM/.hidden/h.jpg': 'refused-to-remove',
    'DCIM/Camera/closed.jpg': 'not-proven',
  })
  expect([...(await readStorage(storage)).keys()].filter(path => !isTrashed(path)).sort()).toEqual([
    'DCIM/.hidden/h.jpg',
    'DCIM/Camera/closed.jpg',
    'DCIM/Camera/unknown.jpg',
  ])
})

it('needs an authentic and complete backup, whose list of contents nobody has changed', async () => {
  const backup = await make('encrypted')
  const nothing = { status: 'failed', removed: { count: 0 } }
  const reasons = ['wrong-signature'] as const
  expect(await free({ ...backup, authenticity: { kind: 'unsigned', reasons } })).toMatchObject({
    ...nothing,
    error: { code: 'backup-not-signed' },
  })
  const partial = { ...backup, manifest: { ...backup.manifest, state: 'partial' as const } }
  expect(await free(partial)).toMatchObject({ ...nothing, error: { code: 'backup-incomplete' } })
  const plain = await make()
  const index = join(plain.folder, 'index.jsonl')
  await chmod(index, 0o600)
  await writeFile(index, '', { flag: 'a' })
  expect((await free(plain, { only: path => path.endsWith('.txt'), way: 'for-good' })).status).toBe('done')
  await writeFile(index, '\n', { flag: 'a' })
  expect(await free(plain)).toMatchObject({ ...nothing, error: { code: 'backup-damaged' } })
  expect((await readStorage(storage)).size).toBe(3)
  await expect(openBackup(plain.folder, null)).resolves.toMatchObject({ authenticity: { kind: 'plain' } })
})

describe.each(removalWays)('a phone that is unplugged: %s', way => {
  /** Every file is where it was, or in the trash, or gone and told of; and the backup has it. */
  async function expectNothingLost(
    backup: OpenBackup,
    outcome: Awaited<ReturnType<typeof free>>,
  ): Promise<void> {
    const now = await readStorage(storage)
    const present = new Map<string, StoredFile>([...now].map(([path, file]) => [named(path), file]))
    const told = codes(outcome)
    for (const [path, file] of before()) {
      const removed = outcome.removedPaths.includes(`${internal}/${path}`)
      if (now.has(path)) expect(removed, path).toBe(false)
      else expect(removed || told[path] === 'removal-unclear', path).toBe(true)
      if (way === 'trash') expect(present.get(path), path).toEqual(file)
    }
    expect(await verifyEither(backup.folder, '')).toMatchObject({ status: 'done', issues: [] })
  }

  it.each([3_200, 6_000])('waits for it after %i bytes, and ends the work', async unplugAfter => {
    const backup = await make()
    await scan()
    let unplugged = false
    fixture().phone.setFaults({ unplugAfter })
    const running = free(backup, {
      way,
      controls: {
        onProgress: ({ hold }) => {
          if (hold?.kind !== 'phone' || unplugged) return
          unplugged = true
          fixture().phone.setFaults({})
          void fixture().reconnect()
        },
      },
    })
    const outcome = await running
    if (!unplugged) {
      // It had ended before so many bytes were said.
      fixture().phone.setFaults({})
      await fixture().reconnect()
    }
    expect(outcome).toMatchObject({ status: 'done', issues: [], removed: { count: 5 } })
    await expectNothingLost(backup, outcome)
  })

  it.each([4_500, 8_000])('tells what is done when it stays away after %i bytes', async unplugAfter => {
    const backup = await make()
    await scan()
    fixture().phone.setFaults({ unplugAfter })
    const outcome = await free(backup, { way, comesBack: false })
    fixture().phone.setFaults({})
    await fixture().reconnect()
    await expectNothingLost(backup, outcome)
  })
})
