import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { itemsOf, planFor, readStorage, restore } from '../restore-kit'
import { only, useRestores } from '../restore-fixture'

const { fixture, storage, before, wipe, make } = await useRestores()

describe.each(['plain', 'encrypted'] as const)('restoring a backup, %s', kind => {
  it('brings everything back to a phone that was wiped, and nothing else', async () => {
    const backup = await make(kind)
    await wipe()
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: 5 }, alreadyThere: { count: 0 }, checkedByPhone: 5 },
      mediaIndex: { listed: 3, expected: 3 },
    })
    expect(await readStorage(storage)).toEqual(before())
  })

  it('brings back what was chosen', async () => {
    const backup = await make(kind)
    await wipe()
    const outcome = await restore(fixture(), backup, { choose: only('b.jpg') })
    expect(outcome.totals.restored).toEqual({ count: 1, bytes: 200_000 })
    expect([...(await readStorage(storage)).keys()]).toEqual(['DCIM/Camera/b.jpg'])
  })
})

it('sends nothing that is there', async () => {
  const backup = await make()
  fixture().phone.setFaults({ storageFullAfter: 0 })
  const outcome = await restore(fixture(), backup)
  expect(outcome).toMatchObject({
    status: 'done',
    totals: { restored: { count: 0 }, alreadyThere: { count: 5 } },
    mediaIndex: { listed: 3, expected: 3 },
  })
})

it('puts everything below a folder of the internal storage', async () => {
  const backup = await make()
  const outcome = await restore(fixture(), backup, { target: { kind: 'folder', name: 'From my old phone' } })
  expect(outcome.totals.restored.count).toBe(5)
  const now = await readStorage(join(storage, 'From my old phone'))
  expect(now).toEqual(before())
})

it('refuses what is no name of a folder', async () => {
  const backup = await make()
  for (const name of ['..', 'a/b', '', '.hidden', 'a:b', ' a', 'x'.repeat(101), 'nul\0']) {
    const planned = planFor(fixture(), backup, { target: { kind: 'folder', name } })
    await expect(planned, JSON.stringify(name)).rejects.toMatchObject({ info: { code: 'not-a-folder-name' } })
  }
})

it('goes nowhere but to places on a phone', async () => {
  const backup = await make()
  const [item] = await itemsOf(backup)
  if (!item) throw new Error('no item')
  const hostile = [
    '/storage/emulated/0/../../../data/local/tmp/evil',
    '/storage/emulated/0/a/./b',
    '/storage/emulated/0//b',
    '/storage/emulated/0/nul\0.jpg',
    '/data/local/tmp/evil.sh',
    '/storage/emulated/0/',
    'relative.jpg',
    '',
    '/storage/emulated/0/\ud800.jpg',
    '/storage/emulated/0/DCIM/.phonekeep-0123456789abcdef.part',
    `/storage/emulated/0/${'x'.repeat(300)}`,
    `/storage/emulated/0/${'d/'.repeat(600)}x`,
  ]
  const { items, issues } = await planFor(fixture(), backup, {
    items: hostile.map(path => ({ ...item, path })),
  })
  expect(items).toEqual([])
  expect(issues.map(issue => issue.item)).toEqual(hostile)
})

it('works with a phone of long ago', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ noV2: true })
  await fixture().reconnect()
  try {
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 5 } })
    expect(await readStorage(storage)).toEqual(before())
  } finally {
    fixture().phone.setFaults({})
    await fixture().reconnect()
  }
})

describe.each(['plain', 'encrypted'] as const)('a damaged file in the backup, %s', kind => {
  it('is not restored, and the others are', async () => {
    const backup = await make(kind)
    await wipe()
    const [item] = (await itemsOf(backup)).filter(only('a.jpg'))
    const file = join(backup.folder, item?.file ?? '')
    await chmod(file, 0o644)
    const bytes = await readFile(file)
    bytes[bytes.length - 20_000] = (bytes[bytes.length - 20_000] ?? 0) ^ 1
    await writeFile(file, bytes)
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({ status: 'done', totals: { restored: { count: 4 } } })
    expect(outcome.issues).toMatchObject([{ code: 'damaged-in-backup', during: 'restoring' }])
    const now = await readStorage(storage)
    expect([...now.keys()].filter(path => path.includes('Camera'))).toEqual(['DCIM/Camera/b.jpg'])
  })
})

it('restores the others when the phone refuses one', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ refuseSendTo: '/Documents/' })
  const outcome = await restore(fixture(), backup)
  expect(outcome).toMatchObject({ status: 'done', totals: { restored: { count: 3 } } })
  expect(outcome.issues.map(({ code }) => code)).toEqual(['refused-to-take', 'refused-to-take'])
})
