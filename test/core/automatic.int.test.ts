import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forgetAfterBackup } from '../../src/core/app/automatic/forget-after-backup'
import { changeRetention } from '../../src/core/app/retention-settings'
import { openSettings } from '../../src/core/app/settings'
import { noProtection, openKeyRing } from '../../src/core/format/encrypted/key-ring'
import { isEncrypted } from '../../src/core/format/manifest'
import { firstAutomaticRule, type AutomaticRule } from '../../src/shared/model/automatic'
import { verifyEither } from '../backup-kit'
import { hour, startComputer, type AutomaticComputer } from '../automatic-kit'

const minute = 60_000
const rule: AutomaticRule = { ...firstAutomaticRule, on: true }
let computer: AutomaticComputer
beforeEach(async () => (computer = await startComputer()))
afterEach(async () => {
  await computer.close()
  expect(computer.troubles).toEqual([])
})

const turnOn = (part: Partial<AutomaticRule> = {}) =>
  computer.automatic().setRule('MEMORY1', { ...rule, ...part })
const events = () => computer.told().history.map(event => (event.kind === 'held' ? event.reason : event.kind))
/** A first backup, made by itself. */
async function backedUp(part: Partial<AutomaticRule> = {}) {
  turnOn(part)
  await computer.until('countdown')
  await computer.pass(minute)
  await computer.until('not-due')
  expect(events()[0]).toBe('done')
}
const held = (reason: string) =>
  expect.poll(() => computer.told().state).toMatchObject({ kind: 'held', reason })

it('is off until somebody turns it on', async () => {
  await computer.pass(48 * hour, hour)
  expect(computer.told()).toMatchObject({ phoneId: 'MEMORY1', rule: { on: false }, state: { kind: 'off' } })
  expect(await computer.backups()).toEqual([])
})

it('backs up when it is due, after a countdown, and then again a day later', async () => {
  turnOn()
  await computer.until('countdown')
  expect(computer.notices).toEqual(['about-to-start'])
  await computer.pass(59_000, 1_000)
  expect(computer.told().state.kind).toBe('countdown')
  await computer.pass(1_000)
  await computer.until('not-due')
  expect(computer.told().history).toMatchObject([{ kind: 'done', items: 27, newItems: 27, problems: 0 }])
  const [backup] = await computer.backups()
  expect(backup?.manifest.state).toBe('complete')

  await computer.pass(23 * hour, 30 * minute)
  expect(computer.told().state.kind).toBe('not-due')
  await computer.pass(hour, 30 * minute)
  await computer.until('countdown')
  await computer.pass(minute)
  await computer.until('not-due')
  expect(events()).toEqual(['done', 'done'])
  expect(await computer.backups()).toHaveLength(2)
})

it('catches up on what was missed while the phone was away, and says why there was none', async () => {
  await backedUp()
  computer.attached = false
  await computer.pass(72 * hour, 4 * minute)
  await held('phone-away')
  expect(computer.told().overdue).toBe(true)
  expect(computer.notices.filter(kind => kind === 'overdue')).not.toEqual([])
  computer.attached = true
  computer.wake()
  await computer.until('countdown')
  await computer.pass(minute)
  await computer.until('not-due')
  expect(computer.told().overdue).toBe(false)
  const [done, away] = computer.told().history
  expect(done?.kind).toBe('done')
  expect(away).toMatchObject({ kind: 'held', reason: 'phone-away' })
  expect(away?.kind === 'held' && away.until - away.at).toBeGreaterThan(40 * hour)
})

it('can be put off, also in the countdown, and begins when that is over', async () => {
  turnOn()
  await computer.until('countdown')
  computer.automatic().putOff('MEMORY1', 1)
  await held('put-off')
  await computer.pass(55 * minute, minute)
  await held('put-off')
  expect(await computer.backups()).toEqual([])
  await computer.pass(6 * minute, minute)
  await computer.until('not-due')
  expect(events()).toEqual(['done', 'put-off', 'put-off'])
})

it('starts at once when asked to, whatever its conditions say', async () => {
  turnOn({ hours: { from: 2, to: 3 } })
  await held('outside-hours')
  computer.automatic().startNow('MEMORY1')
  await computer.until('not-due')
  expect(events()).toEqual(['done', 'outside-hours'])
})

describe('what keeps it from starting is kept, and it starts when that is gone', () => {
  it('a low battery', async () => {
    computer.battery = { percent: 12, charging: false }
    turnOn()
    await held('battery-low')
    computer.battery = { percent: 12, charging: true }
    computer.wake()
    await computer.until('countdown')
    // Gone again before it ends.
    computer.battery = { percent: 11, charging: false }
    await computer.pass(minute)
    await held('battery-low')
    expect(events()).toEqual(['battery-low'])
    expect(await computer.backups()).toEqual([])
  })

  it('a computer on battery', async () => {
    computer.onBattery = true
    turnOn({ onMainsOnly: true })
    await held('computer-on-battery')
    computer.onBattery = false
    computer.wake()
    await computer.until('countdown')
  })

  it('the hours of the day', async () => {
    turnOn({ hours: { from: 20, to: 6 } })
    await held('outside-hours')
    await computer.pass(6 * hour + minute, minute)
    await computer.until('not-due')
    expect(new Date(computer.told().lastGoodAt ?? 0).getHours()).toBe(20)
  })

  it('Wi-Fi, a missing folder, another job', async () => {
    computer.wifi = true
    turnOn({ overWifi: false })
    await held('over-wifi')
    computer.wifi = false
    await rm(computer.output, { recursive: true })
    computer.wake()
    await held('folder-missing')
    expect(events()).toEqual(['folder-missing', 'over-wifi'])
  })
})

it('encrypts without a password once this computer has the key; before, it says so', async () => {
  turnOn({ encrypt: true })
  await held('password-needed')
  computer.automatic().startNow('MEMORY1')
  await expect.poll(events).toEqual(['tried-in-vain', 'failed', 'password-needed'])
  expect(computer.told().history[1]).toMatchObject({ error: { code: 'password-needed' } })
  expect(computer.notices).toContain('failed')

  await computer.backUpEncrypted('correct horse')
  await computer.pass(hour, minute)
  await computer.until('countdown')
  await computer.pass(minute)
  await computer.until('not-due')
  const backups = await computer.backups()
  expect(backups.map(({ manifest }) => isEncrypted(manifest))).toEqual([true, true])
  for (const { path } of backups)
    expect(await verifyEither(path, 'correct horse')).toMatchObject({ status: 'done', issues: [] })
})

/** A phone that is gone until it is plugged in again. */
const leaving = { plugged: false }
const startLeaving = () =>
  startComputer(phone => ({
    open: phone.open,
    back: async (_why, { signal }) => {
      if (leaving.plugged) return await phone.open({ signal })
      return await new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      )
    },
  }))
/** Until the backup waits for its phone. */
async function breakOff(broken: AutomaticComputer) {
  leaving.plugged = false
  broken.phone.setFaults({ unplugAfter: 1_500_000 })
  broken.automatic().setRule('MEMORY1', rule)
  await broken.until('countdown')
  await broken.pass(minute)
  await expect.poll(() => broken.jobs().list()[0]?.hold?.kind).toBe('phone')
}

it('what a person has cancelled does not begin again the same day', async () => {
  const broken = await startLeaving()
  await breakOff(broken)
  broken.jobs().cancelAll()
  await broken.until('held')
  expect(broken.told().state).toMatchObject({ reason: 'put-off', until: broken.time + 24 * hour })
  expect(broken.told().history.map(({ kind }) => kind)).toEqual(['held', 'cancelled'])
  await broken.close()
})

it('lets old backups go afterwards, by the rule of the phone and only where a person has used it', async () => {
  await backedUp({ forgetOld: true })
  for (let day = 0; day < 2; day++) {
    await computer.pass(24 * hour, hour)
    await computer.until('countdown')
    await computer.pass(minute)
    await computer.until('not-due')
  }
  await expect.poll(() => computer.made).toHaveLength(3)
  const settings = openSettings(join(computer.output, '../settings.json'))
  const last = { phoneId: 'MEMORY1', phoneName: 'One', folder: computer.made[2] ?? '' }
  const ring = openKeyRing(join(computer.output, '../ring.json'), noProtection)
  const forget = () => forgetAfterBackup(last, settings, { ring, now: () => Date.now() })
  expect(await forget()).toBeNull()
  const rule = { kind: 'keep-last', count: 1 } as const
  await changeRetention(settings, 'MEMORY1', { rule, removal: null })
  expect(await forget()).toBeNull()
  await changeRetention(settings, 'MEMORY1', { rule, removal: 'for-good' })
  const ready = await forget()
  expect(await ready?.run({})).toMatchObject({ status: 'done', removed: 2, issues: [] })
  expect((await computer.backups()).map(({ path }) => path)).toEqual([last.folder])
  expect(await forget()).toBeNull()
})

it('says that the computer slept, or that the app was not there', async () => {
  await backedUp()
  computer.time += 30 * hour
  computer.wake()
  await computer.until('countdown')
  const [asleep] = computer.told().history
  expect(asleep).toMatchObject({ kind: 'held', reason: 'computer-asleep', until: computer.time })
  expect(asleep && computer.time - asleep.at).toBeCloseTo(6 * hour, -6)
  await computer.pass(minute)
  await computer.until('not-due')

  await computer.restart(50 * hour)
  await computer.until('countdown')
  expect(events().slice(0, 2)).toEqual(['app-not-running', 'done'])
})

it('an end of the countdown that was slept through is counted down again', async () => {
  turnOn()
  await computer.until('countdown')
  computer.time += 3 * hour
  computer.wake()
  await expect
    .poll(() => computer.told().state)
    .toEqual({ kind: 'countdown', startsAt: computer.time + minute })
})

it('a backup that is gone from its folder is due again', async () => {
  await backedUp()
  for (const { path } of await computer.backups()) await rm(path, { recursive: true })
  computer.wake()
  await computer.until('countdown')
})

it('a phone that is unplugged in the middle is waited for, and the backup resumed when it is back', async () => {
  const broken = await startLeaving()
  await breakOff(broken)
  broken.attached = false
  await broken.pass(9 * minute)
  expect(broken.told().state.kind).toBe('running')
  await broken.pass(2 * minute)
  await broken.until('held')
  expect(broken.told().history.map(({ kind }) => kind)).toEqual(['held', 'interrupted'])
  expect(await broken.backups()).toMatchObject([{ partial: true }])

  broken.phone.plug()
  leaving.plugged = true
  broken.attached = true
  await broken.pass(hour, minute)
  await broken.until('countdown')
  await broken.pass(minute)
  await broken.until('not-due')
  expect(await broken.backups()).toMatchObject([{ partial: false }])
  const [done] = broken.told().history
  expect(done?.kind === 'done' && done.newItems).toBeLessThan(27)
  await broken.close()
})
