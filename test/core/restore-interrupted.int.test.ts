import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkPhone } from '../../src/core/android/adb/open-service'
import { createPauseGate } from '../../src/core/jobs/pause-gate'
import type { Hold } from '../../src/shared/model/job'
import { itemsOf, readStorage, restore } from '../restore-kit'
import { startSlowLink } from '../slow-link'
import { only, useRestores } from '../restore-fixture'

const { fixture, storage, before, wipe, make } = await useRestores()

describe('a phone that goes away in the middle', () => {
  it('is waited for, and all ends well', async () => {
    const backup = await make()
    await wipe()
    const holds: (Hold | null)[] = []
    fixture().phone.setFaults({ sendUnplugAfter: 8_000_000 })
    const running = restore(fixture(), backup, { onProgress: ({ hold }) => holds.push(hold) })
    await expect.poll(() => holds.at(-1)?.kind, { timeout: 15_000 }).toBe('phone')
    fixture().phone.setFaults({})
    await fixture().reconnect()
    expect(await running).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 5 } })
    expect(await readStorage(storage)).toEqual(before())
  })

  it('leaves half a file when it loses power, which the next restore removes', async () => {
    const backup = await make()
    await wipe()
    fixture().phone.setFaults({ sendUnplugAfter: 8_000_000, keepPartial: true })
    const stop = new AbortController()
    const running = restore(fixture(), backup, {
      signal: stop.signal,
      onProgress: ({ hold }) => hold?.kind === 'phone' && stop.abort(),
    })
    expect(await running).toMatchObject({ status: 'cancelled' })
    fixture().phone.setFaults({})
    await fixture().reconnect()
    const half = [...(await readStorage(storage)).keys()].filter(path => path.endsWith('.part'))
    expect(half).not.toEqual([])
    expect(await restore(fixture(), backup)).toMatchObject({ status: 'done', issues: [] })
    expect(await readStorage(storage)).toEqual(before())
  })
})

it('leaves nothing half on the phone when it is cancelled', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ bytesPerSecond: 4_000_000 })
  const stop = new AbortController()
  const outcome = await restore(fixture(), backup, {
    signal: stop.signal,
    onProgress: ({ bytesDone }) => bytesDone > 2_000_000 && stop.abort(),
  })
  expect(outcome.status).toBe('cancelled')
  await expect
    .poll(async () => [...(await readStorage(storage)).keys()].filter(path => path.endsWith('.part')))
    .toEqual([])
  for (const [path, file] of await readStorage(storage)) expect(before().get(path)).toEqual(file)
  fixture().phone.setFaults({})
  expect(await restore(fixture(), backup)).toMatchObject({ status: 'done', issues: [] })
  expect(await readStorage(storage)).toEqual(before())
})

it('stands still when it is paused, and goes on', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ bytesPerSecond: 20_000_000 })
  const pause = createPauseGate()
  const seen: (string | undefined)[] = []
  const running = restore(fixture(), backup, {
    pause,
    onProgress: ({ bytesDone, hold }) => {
      seen.push(hold?.kind)
      if (bytesDone > 1_000_000 && seen.length < 1_000 && !seen.includes('paused')) pause.set(true)
    },
  })
  await expect.poll(() => seen.at(-1)).toBe('paused')
  // What was sent before still gets its names meanwhile.
  expect(existsSync(join(storage, 'Movies/film.mp4'))).toBe(false)
  pause.set(false)
  expect(await running).toMatchObject({ status: 'done' })
  expect(await readStorage(storage)).toEqual(before())
})

describe('a phone without room', () => {
  it('is told so before the first byte', async () => {
    const backup = await make()
    await wipe()
    fixture().phone.setFaults({ freeBytes: 30_000_000 })
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { code: 'phone-full', details: { freeBytes: 29_999_104 } },
    })
    expect(await readStorage(storage)).toEqual(new Map())
  })

  it('keeps what it has when it fills up in the middle', async () => {
    const backup = await make()
    await wipe()
    fixture().phone.setFaults({ storageFullAfter: 10_000_000 })
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-full' } })
    for (const [path, file] of await readStorage(storage)) expect(before().get(path)).toEqual(file)
  })
})

it('stops cleanly when the backup’s drive is pulled', async () => {
  const backup = await make()
  const items = await itemsOf(backup)
  await wipe()
  await rename(backup.folder, `${backup.folder} gone`)
  const outcome = await restore(fixture(), backup, { items })
  expect(outcome).toMatchObject({ status: 'failed', error: { code: 'backup-gone' } })
  expect(await readStorage(storage)).toEqual(new Map())
})

it('does not say what is not so when two restores disturb each other', async () => {
  const backup = await make()
  await wipe()
  const [one, other] = await Promise.all([restore(fixture(), backup), restore(fixture(), backup)])
  expect(await readStorage(storage)).toEqual(before())
  for (const { status, issues, totals } of [one, other]) {
    expect({ status, issues }).toEqual({ status: 'done', issues: [] })
    expect(totals.restored.count + totals.alreadyThere.count).toBe(5)
  }
})

it('tells the gallery what an interrupted run could not', async () => {
  const backup = await make()
  await wipe()
  const stop = new AbortController()
  const onProgress = (_: unknown, phase: string) => phase === 'finishing' && stop.abort()
  expect((await restore(fixture(), backup, { signal: stop.signal, onProgress })).status).toBe('cancelled')
  const outcome = await restore(fixture(), backup)
  expect(outcome).toMatchObject({
    totals: { restored: { count: 0 }, alreadyThere: { count: 5 } },
    mediaIndex: { listed: 3, expected: 3 },
  })
})

it('waits for a slow link: what has left this computer has not arrived yet', async () => {
  const backup = await make()
  await wipe()
  const slow = await startSlowLink(fixture().phone.port, 100_000)
  await fixture().adb.connect(slow.serial)
  const holds: (Hold | null)[] = []
  const outcome = await restore(
    { ...fixture(), link: () => linkPhone(fixture().server, slow.serial) },
    backup,
    {
      choose: only('a.jpg'),
      inactivityMs: 1_000,
      onProgress: ({ hold }) => holds.push(hold),
    },
  )
  await slow.close()
  expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { restored: { count: 1 } } })
  expect(holds.filter(hold => hold !== null)).toEqual([])
})
