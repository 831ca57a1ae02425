import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  firstAutomaticRule,
  holdReasons,
  type AutomaticEvent,
  type AutomaticRule,
} from '../../../shared/model/automatic'
import { errorCodes } from '../../../shared/model/errors'
import { keepPrivate, writePrivately } from '../../disk/private-folder'

/** What is kept of one phone. Times are milliseconds since 1970. */
export interface BookedPhone {
  readonly name: string
  readonly rule: AutomaticRule
  /** When the rule was turned on. */
  readonly since: number
  /** The last backup of all that it is to hold: when it began, and where it is. */
  readonly lastGood: { readonly at: number; readonly folder: string } | null
  readonly putOffUntil: number | null
  readonly failedAt: number | null
  /** Newest first. */
  readonly history: readonly AutomaticEvent[]
}

/** The rules by which phones are backed up by themselves, and what came of them: one small private file. */
export interface AutomaticBook {
  /** By hardware serial. */
  readonly phones: () => ReadonlyMap<string, BookedPhone>
  /** Takes effect at once, and is on the disk a little later. */
  readonly change: (phoneId: string, part: Partial<BookedPhone>) => void
  readonly addEvent: (phoneId: string, event: AutomaticEvent) => void
  /** When the app last said that it was there; null before the first time. */
  readonly aliveAt: () => number | null
  readonly setAlive: (at: number) => void
  /** Resolves when all that was changed is on disk, or could not be written. */
  readonly settled: () => Promise<void>
}

/** So many events of each phone: some months where it is backed up each day. */
const maxEvents = 200
const maxPhones = 100

const time = z.number().min(0)
const hour = z.int().min(0).max(23)

export const automaticRuleSchema = z.object({
  on: z.boolean(),
  everyHours: z.number().min(1).max(10_000),
  minBatteryPercent: z.number().min(1).max(100).nullable(),
  onMainsOnly: z.boolean(),
  hours: z.object({ from: hour, to: hour }).nullable(),
  overWifi: z.boolean(),
  encrypt: z.boolean(),
  forgetOld: z.boolean().catch(false),
})

const eventSchema = z.intersection(
  z.object({ at: time }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('done'),
      items: z.number(),
      newItems: z.number(),
      problems: z.number(),
    }),
    z.object({
      kind: z.literal('failed'),
      error: z.object({
        code: z.enum(errorCodes).catch('unexpected'),
        details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    }),
    z.object({ kind: z.literal('cancelled') }),
    z.object({ kind: z.literal('interrupted') }),
    z.object({ kind: z.literal('put-off'), until: time }),
    z.object({ kind: z.literal('held'), reason: z.enum(holdReasons), until: time }),
  ]),
)

const phoneSchema = z.object({
  name: z.string(),
  rule: automaticRuleSchema.catch(firstAutomaticRule),
  since: time.catch(0),
  lastGood: z.object({ at: time, folder: z.string() }).nullable().catch(null),
  putOffUntil: time.nullable().catch(null),
  failedAt: time.nullable().catch(null),
  // What a newer version has written is left out, and the others stay.
  history: z.array(z.unknown()).catch([]).transform(keepEvents),
})

const bookSchema = z.object({
  aliveAt: time.nullable().catch(null),
  phones: z.record(z.string(), phoneSchema),
})

/** @param file a missing or broken one is an empty book */
export function openAutomaticBook(file: string): AutomaticBook {
  const read = readBook(file)
  const phones = new Map<string, BookedPhone>(Object.entries(read.phones))
  let aliveAt = read.aliveAt
  const writer = createWriter(() =>
    writePrivately(file, JSON.stringify({ aliveAt, phones: Object.fromEntries(phones) }, null, 2)),
  )
  const set = (phoneId: string, part: Partial<BookedPhone>) => {
    if (!phones.has(phoneId) && phones.size >= maxPhones) return
    phones.set(phoneId, { ...(phones.get(phoneId) ?? emptyPhone), ...part })
  }
  return {
    phones: () => phones,
    change: (phoneId, part) => {
      set(phoneId, part)
      writer.now()
    },
    addEvent: (phoneId, event) => {
      const history = phones.get(phoneId)?.history ?? []
      const added = addEvent(history, event).slice(0, maxEvents)
      set(phoneId, { history: added })
      if (added.length > history.length) writer.now()
      else writer.later()
    },
    aliveAt: () => aliveAt,
    setAlive: at => {
      aliveAt = at
      if (phones.size > 0) writer.later()
    },
    settled: writer.settled,
  }
}

/** What only goes on as before may be so old on the disk (ms). */
const maxLateMs = 5 * 60_000

function createWriter(write: () => Promise<void>) {
  let writing: Promise<void> = Promise.resolve()
  let queued = false
  let timer: NodeJS.Timeout | null = null
  const now = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (queued) return
    queued = true
    writing = writing
      .then(() => {
        queued = false
        return write()
      })
      .catch(() => undefined)
  }
  return {
    now,
    later: () => {
      timer ??= setTimeout(now, maxLateMs).unref()
    },
    settled: () => {
      if (timer !== null) now()
      return writing
    },
  }
}

const emptyPhone: BookedPhone = {
  name: '',
  rule: firstAutomaticRule,
  since: 0,
  lastGood: null,
  putOffUntil: null,
  failedAt: null,
  history: [],
}

/** What holds a backup for the same reason as before is one event that lasts longer. */
function addEvent(history: readonly AutomaticEvent[], event: AutomaticEvent): readonly AutomaticEvent[] {
  const [last, ...others] = history
  const goesOn = event.kind === 'held' && last?.kind === 'held' && last.reason === event.reason
  return goesOn ? [{ ...last, until: event.until }, ...others] : [event, ...history]
}

function keepEvents(events: readonly unknown[]): readonly AutomaticEvent[] {
  return events.flatMap(event => {
    const read = eventSchema.safeParse(event)
    return read.success ? [read.data as AutomaticEvent] : []
  })
}

function readBook(file: string): z.infer<typeof bookSchema> {
  keepPrivate(file)
  try {
    return bookSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { aliveAt: null, phones: {} }
  }
}
