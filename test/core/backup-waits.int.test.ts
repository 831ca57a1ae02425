import { beforeEach, describe, expect, it } from 'vitest'
import type { RunOptions } from '../../src/core/jobs/backup/run'
import { connectAdbServer } from '../../src/core/android/adb/connect-adb-server'
import { waitForPhone } from '../../src/core/android/find-phone'
import { createPhoneAccess } from '../../src/core/android/phone-access'
import { probePhone } from '../../src/core/android/probe-phone'
import { createPauseGate } from '../../src/core/jobs/pause-gate'
import type { Hold } from '../../src/shared/model/job'
import { backUp, expectTrue, prepare, run } from '../backup-kit'
import { useBackups } from '../backup-fixture'
import { makeFilm } from '../storage'

const { fixture, storage, output } = await useBackups()
const filmBytes = 30_000_000

beforeEach(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/b.jpg': Buffer.alloc(200_000, 'b'),
    'Movies/film.mp4': makeFilm(filmBytes),
  }),
)

describe('a phone that comes back during the run', () => {
  const waiting = async (holds: (Hold | null)[]) => {
    const { phone, server } = fixture()
    const link = await fixture().link()
    const { hardwareSerial } = await probePhone(link)
    const wanted = { serial: phone.serial, hardwareSerial }
    const options: RunOptions = { inactivityMs: 2_000, onProgress: ({ hold }) => holds.push(hold) }
    const access = createPhoneAccess({
      link,
      back: (why, signal) =>
        waitForPhone(wanted, why, { server: () => connectAdbServer('adb', server.port), signal }),
    })
    return { options, ports: { phone: access } }
  }

  it('after it was unplugged, the run goes on by itself', async () => {
    const holds: (Hold | null)[] = []
    const { options, ports } = await waiting(holds)
    const prepared = await prepare(fixture(), { outputFolder: output() })
    fixture().phone.setFaults({ unplugAfter: 15_000_000 })
    const running = run(fixture(), prepared, options, ports)
    await expect.poll(() => holds.at(-1)?.kind).toBe('phone')
    fixture().phone.setFaults({})
    await fixture().reconnect()
    expect(await running).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 3 } })
    expect(holds.at(-1)).toBeNull()
  })

  it('after it froze, the run goes on by itself', async () => {
    const holds: (Hold | null)[] = []
    const { options, ports } = await waiting(holds)
    const prepared = await prepare(fixture(), { outputFolder: output() })
    fixture().phone.setFaults({ freezeAfter: 15_000_000 })
    const running = run(fixture(), prepared, options, ports)
    await expect.poll(() => holds.at(-1)?.kind, { timeout: 10_000 }).toBe('phone')
    fixture().phone.setFaults({})
    expect(await running).toMatchObject({ status: 'done', issues: [] })
  })

  it('after the adb server was killed, it is started again', async () => {
    const holds: (Hold | null)[] = []
    const { options, ports } = await waiting(holds)
    const prepared = await prepare(fixture(), { outputFolder: output() })
    fixture().phone.setFaults({ bytesPerSecond: 20_000_000 })
    let killed: Promise<unknown> | undefined
    const outcome = await run(
      fixture(),
      prepared,
      {
        ...options,
        onProgress: progress => {
          options.onProgress?.(progress, 'copying')
          if (progress.bytesDone > 5_000_000) killed ??= fixture().adb.adb('kill-server')
        },
      },
      ports,
    )
    await killed
    expect(outcome).toMatchObject({ status: 'done', issues: [] })
    expect(holds.some(hold => hold?.kind === 'phone')).toBe(true)
    await expectTrue(outcome.folder, storage.folder)
  })
})

it('a paused run stands still until it may go on', async () => {
  fixture().phone.setFaults({ bytesPerSecond: 20_000_000 })
  const pause = createPauseGate()
  const moved: number[] = []
  let pausedAt = -1
  const running = backUp(
    fixture(),
    { outputFolder: output() },
    {
      pause,
      onProgress: ({ bytesDone, hold }) => {
        moved.push(bytesDone)
        if (bytesDone > 5_000_000 && pausedAt < 0) {
          pausedAt = moved.length
          setTimeout(() => pause.set(true))
        }
        if (hold?.kind === 'paused') pausedAt = moved.length
      },
    },
  )
  await expect.poll(() => pause.paused()).toBe(true)
  const before = moved.at(-1) ?? 0
  // Asked in the middle of a piece, a few more come.
  await new Promise(resolve => setTimeout(resolve, 600))
  expect((moved.at(-1) ?? 0) - before).toBeLessThan(4_000_000)
  expect(before).toBeLessThan(filmBytes)
  fixture().phone.setFaults({})
  pause.set(false)
  expect(await running).toMatchObject({ status: 'done', issues: [] })
})
