import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { version } from '../../package.json'
import { openPhone } from '../core/android/open-phone'
import type { AutomaticBook, BookedPhone } from '../core/app/automatic/automatic-book'
import type { Verdict } from '../core/app/automatic/decide-backup'
import { decideNow } from '../core/app/automatic/decide-now'
import { bookedOf, eventOf } from '../core/app/automatic/event-of'
import { prepareAutomatic } from '../core/app/automatic/prepare-automatic'
import { noteFolders } from '../core/app/note-folders'
import type { Settings } from '../core/app/settings'
import { standingSelection } from '../core/app/standing-selection'
import { describeError } from '../core/errors/describe-error'
import type { KeyRing } from '../core/format/encrypted/key-ring'
import { phoneFolderName } from '../core/format/layout'
import { checkOutputFolder } from '../core/disk/check-output-folder'
import { requireOutputFolder } from '../core/jobs/backup/check-before-start'
import { usualReread } from '../core/jobs/backup/plan-reread'
import { chooseKeys, keyState } from '../core/library/choose-keys'
import type { AutomaticRule } from '../shared/model/automatic'
import type { AttachedPhone, PhoneDetails } from '../shared/model/device'
import { phoneTitle } from '../shared/phone-title'
import { describeFailure } from './describe-failure'
import { exitCodeOf, exitCodes } from './exit-codes'
import { isOnBattery } from './is-on-battery'
import type { Phones } from './open-phones'
import { reachPhone } from './reach-phone'
import { createReporter } from './reporter'
import { say } from './say'
import { stopOnSignal } from './stop-on-signal'

export interface AutoOptions {
  /** Only this one; else all that are connected, and those that were backed up before. */
  readonly serial: string | undefined
  readonly outputFolder: string
  readonly rule: AutomaticRule
  readonly book: AutomaticBook
  readonly ring: KeyRing
  /** Which folders of a phone are taken, as `folders` has chosen them. */
  readonly settings: Settings
  /** How long to wait for a phone that was unplugged, in milliseconds. */
  readonly waitMs: number
  readonly json: boolean
  readonly io: NodeJS.Process
}

interface Known {
  readonly phoneId: string
  readonly booked: BookedPhone
  /** Null for one that is not there. */
  readonly attached: { readonly serial: string; readonly phone: PhoneDetails } | null
}

/**
 * Backs up each phone whose backup is due and whose conditions hold, once, and keeps why the others were not: for cron and
 * timers of the system.
 * @returns the exit code: that no backup was due or possible is no failure
 * @throws Failure, AdbError when nothing can be asked
 */
export async function auto(phones: Phones, options: AutoOptions): Promise<number> {
  return await stopOnSignal(options.io, async signal => {
    await requireOutputFolder(resolve(options.outputFolder))
    let exitCode: number = exitCodes.done
    try {
      for (const known of await findPhones(phones, options, signal)) {
        signal.throwIfAborted()
        exitCode = Math.max(exitCode, await backUpIfDue(phones, options, { known, signal }))
      }
      return exitCode
    } catch (error) {
      if (!signal.aborted) throw error
      createReporter(options).cancelledEarly()
      return exitCodes.cancelled
    } finally {
      await options.book.settled()
    }
  })
}

/** Those that are connected, and those that were: why these have no backup is worth a word. */
async function findPhones(
  phones: Phones,
  { serial, rule, book }: AutoOptions,
  signal: AbortSignal,
): Promise<readonly Known[]> {
  const listed = await phones.list(signal)
  const attached = listed.flatMap(one =>
    one.phone && (serial === undefined || one.serial === serial)
      ? [{ serial: one.serial, phone: one.phone }]
      : [],
  )
  for (const { phone } of attached) book.change(phone.hardwareSerial, { name: phoneTitle(phone) })
  const ids = new Set(attached.map(({ phone }) => phone.hardwareSerial))
  const wanted = [...book.phones()].filter(([phoneId]) => ids.has(phoneId) || serial === undefined)
  return wanted.map(([phoneId, booked]) => ({
    phoneId,
    booked: { ...booked, rule },
    attached: attached.find(({ phone }) => phone.hardwareSerial === phoneId) ?? null,
  }))
}

interface OnePhone {
  readonly known: Known
  readonly signal: AbortSignal
}

async function backUpIfDue(
  phones: Phones,
  options: AutoOptions,
  { known, signal }: OnePhone,
): Promise<number> {
  const { book, io, json } = options
  const { phoneId, booked, attached } = known
  const verdict = await decide(phones, options, { known, signal })
  if (verdict.kind === 'held')
    book.addEvent(phoneId, { at: Date.now(), kind: 'held', reason: verdict.reason, until: Date.now() })
  io.stdout.write((json ? verdictJson(phoneId, verdict) : describeVerdict(booked.name, verdict)) + '\n')
  if (verdict.kind !== 'go' || attached === null) return exitCodes.done
  const startedAt = Date.now()
  try {
    return await backUpNow(phones, options, { serial: attached.serial, phoneId, startedAt, signal })
  } catch (error) {
    signal.throwIfAborted()
    const info = describeError(error)
    book.addEvent(phoneId, { at: Date.now(), kind: 'failed', error: info })
    book.change(phoneId, { failedAt: Date.now() })
    if (json) io.stdout.write(JSON.stringify({ event: 'failed', ...info }) + '\n')
    else io.stderr.write(describeFailure(info) + '\n')
    return exitCodes.failed
  }
}

async function decide(
  phones: Phones,
  { outputFolder, ring }: AutoOptions,
  { known, signal }: OnePhone,
): Promise<Verdict> {
  const { phoneId, booked, attached } = known
  const ready: readonly AttachedPhone[] = attached
    ? [{ serial: attached.serial, state: 'ready', details: attached.phone, sample: false }]
    : []
  return await decideNow(
    {
      now: () => Date.now(),
      phones: () => ready,
      jobs: { list: () => [] },
      battery: async phone => {
        const opened = openPhone((await phones.open(phone.serial, signal)).link, { signal })
        try {
          return (await opened.battery?.()) ?? null
        } finally {
          opened.close()
        }
      },
      computerOnBattery: isOnBattery,
      folderThere: async () => (await checkOutputFolder(resolve(outputFolder))).writable,
      backupThere: folder => Promise.resolve(existsSync(folder)),
      keyKnown: async phone =>
        (await keyState(join(resolve(outputFolder), phoneFolderName(phone)), ring)) === 'known',
    },
    phoneId,
    booked,
    { signal },
  )
}

interface Starting {
  readonly serial: string
  readonly phoneId: string
  readonly startedAt: number
  readonly signal: AbortSignal
}

async function backUpNow(
  phones: Phones,
  options: AutoOptions,
  { serial, phoneId, startedAt, signal }: Starting,
): Promise<number> {
  const { outputFolder, rule, book, ring, settings, waitMs } = options
  const reporter = createReporter(options)
  const reached = await reachPhone(phones, { serial, waitMs, signal })
  reporter.scanning(reached.phone)
  const ready = await prepareAutomatic(
    {
      phone: reached.phone,
      access: reached.access,
      outputFolder: resolve(outputFolder),
      keysFor: rule.encrypt
        ? phoneFolder => chooseKeys({ phoneFolder, ring, password: null, newKey: false })
        : null,
      options: { verify: true, reread: usualReread },
      createdBy: `Phonekeep ${version}`,
      select: async what => {
        // A backup does not hang on whether this can be written down.
        await noteFolders(what, settings).catch(() => undefined)
        return standingSelection(what, settings).what
      },
    },
    signal,
  )
  reporter.starting(ready.prepared)
  const outcome = await ready.run({ signal, onProgress: reporter.progress })
  const how = { startedAt, now: Date.now(), interrupted: signal.aborted }
  book.addEvent(phoneId, eventOf(outcome, how))
  book.change(phoneId, bookedOf(outcome, how))
  if (outcome.folder === null) reporter.cancelledEarly()
  else reporter.ended(outcome, outcome.folder)
  return exitCodeOf(outcome)
}

function verdictJson(phoneId: string, verdict: Verdict): string {
  return JSON.stringify({ event: 'automatic', phone: phoneId, ...verdict })
}

function describeVerdict(phone: string, verdict: Verdict): string {
  switch (verdict.kind) {
    case 'held':
      return say('auto.held', { phone, reason: say(`auto.reasons.${verdict.reason}`) })
    case 'not-due':
      return say('auto.notDue', { phone, dueAt: verdict.dueAt })
    case 'go':
    case 'off':
      return say('auto.due', { phone })
  }
}
