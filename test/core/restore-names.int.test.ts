import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { besideNames } from '../../src/core/phone/beside-names'
import { itemsOf, readStorage, restore } from '../restore-kit'
import { only, useRestores } from '../restore-fixture'

const { fixture, storage, before, wipe, put, make } = await useRestores()

describe('another file with the same name', () => {
  const a = 'DCIM/Camera/a.jpg'
  const other = Buffer.alloc(300_000, 'x')
  const second = 'DCIM/Camera/a (2).jpg'

  it('is left, and said to be', async () => {
    const backup = await make()
    await put(a, other)
    const outcome = await restore(fixture(), backup, { rule: 'skip' })
    expect(outcome.totals).toMatchObject({ skipped: { count: 1, bytes: 300_000 }, restored: { count: 0 } })
    expect((await readFile(join(storage, a))).equals(other)).toBe(true)
  })

  it('keeps its place, and ours gets one beside it, once', async () => {
    const backup = await make()
    await put(a, other)
    const outcome = await restore(fixture(), backup, { rule: 'keep-both' })
    expect(outcome.totals).toMatchObject({ restored: { count: 1 }, keptBoth: 1, checkedByPhone: 1 })
    const now = await readStorage(storage)
    expect((await readFile(join(storage, a))).equals(other)).toBe(true)
    expect(now.get(second)).toEqual(before().get(a))
    const again = await restore(fixture(), backup, { rule: 'keep-both' })
    expect(again.totals).toMatchObject({ restored: { count: 0 }, alreadyThere: { count: 5 } })
    expect(await readStorage(storage)).toEqual(now)
  })

  it('is replaced, when ours is whole', async () => {
    const backup = await make()
    await put(a, other)
    const outcome = await restore(fixture(), backup, { rule: 'replace' })
    expect(outcome.totals).toMatchObject({ restored: { count: 1 }, replaced: 1 })
    expect(await readStorage(storage)).toEqual(before())
  })

  it('is not replaced when ours cannot be sent', async () => {
    const backup = await make()
    await put(a, other)
    fixture().phone.setFaults({ storageFullAfter: 100_000 })
    const outcome = await restore(fixture(), backup, { rule: 'replace' })
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-full' } })
    expect((await readFile(join(storage, a))).equals(other)).toBe(true)
  })

  it('is a folder: ours cannot go there', async () => {
    const backup = await make()
    await rm(join(storage, a))
    await put(`${a}/inside.txt`, 'a folder with that name')
    for (const rule of ['skip', 'replace'] as const) {
      const outcome = await restore(fixture(), backup, { rule, choose: only('a.jpg') })
      expect(outcome.issues).toMatchObject([{ code: 'name-taken' }])
    }
    const both = await restore(fixture(), backup, { rule: 'keep-both', choose: only('a.jpg') })
    expect(both.totals.keptBoth).toBe(1)
    expect((await readStorage(storage)).get(second)).toEqual(before().get(a))
  })
})

it('names no two files the same: one goes beside the other', async () => {
  const backup = await make()
  await wipe()
  const items = await itemsOf(backup)
  const paths = ['/storage/emulated/0/DCIM/x.jpg', '/storage/emulated/10/DCIM/x.jpg', '/sdcard/DCIM/x.jpg']
  const outcome = await restore(fixture(), backup, {
    rule: 'replace',
    items: items.slice(0, 3).flatMap((item, number) => ({ ...item, path: paths[number] ?? '' })),
  })
  expect(outcome).toMatchObject({
    status: 'done',
    issues: [],
    totals: { restored: { count: 3 }, replaced: 0 },
  })
  const contents = [...(await readStorage(storage)).values()].map(({ bytes }) => bytes)
  expect(new Set(contents)).toEqual(new Set(items.slice(0, 3).map(({ bytes }) => bytes)))
})

it('keeps both of two for one place, also when the phone has one of them', async () => {
  const backup = await make()
  const [a, b] = (await itemsOf(backup)).filter(({ path }) => path.includes('Camera'))
  if (!a || !b) throw new Error('no items')
  const place = '/storage/emulated/0/DCIM/x.jpg'
  for (const there of [a, b]) {
    await wipe()
    await put('DCIM/x.jpg', Buffer.alloc(there.bytes, there.path.slice(-5, -4)))
    const items = [a, b].map(item => ({ ...item, path: place }))
    const outcome = await restore(fixture(), backup, { rule: 'replace', items })
    expect(outcome.totals).toMatchObject({ restored: { count: 1 }, alreadyThere: { count: 1 }, replaced: 0 })
    const now = await readStorage(storage)
    expect(new Set([...now.values()].map(({ sha256 }) => sha256))).toEqual(new Set([a.sha256, b.sha256]))
  }
})

it('has names beside a name without end, none too long', () => {
  for (const long of [`${'ä'.repeat(120)}.jpeg`, `a.${'x'.repeat(253)}`, 'x'.repeat(255), '.x', 'x.']) {
    const names = besideNames(long)
    const given = Array.from({ length: 2000 }, () => names.next().value)
    expect(new Set(given).size).toBe(2000)
    expect(Math.max(...given.map(name => Buffer.byteLength(name)))).toBeLessThanOrEqual(255)
  }
})
