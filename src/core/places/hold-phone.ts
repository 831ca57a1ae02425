import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setInterval } from 'node:timers'
import { z } from 'zod'
import { Failure } from '../errors/failure'
import { readSmallFile } from '../disk/read-small-file'
import type { Place } from './place'
import { isMissingInPlace } from './place-error'
import { writersInPlace } from './place-layout'

/** So often a writer says that it is still there (ms). */
const refreshMs = 10 * 60_000
/** One that has said nothing for so long has been killed. Clocks of two computers may differ by hours. */
const deadMs = 6 * 3600_000
const maxWriterBytes = 4096

const writerSchema = z.object({ startedAt: z.number(), aliveAt: z.number() })

/** The right to write to the folder of a phone in a place: one computer at a time has it. */
export interface PhoneHold {
  /** @throws Failure `place-busy` when it may be another's by now: this computer was asleep, or the place away */
  readonly prove: () => void
  readonly release: () => Promise<void>
}

export interface HoldInput {
  readonly place: Place
  /** The name of its folder. */
  readonly phone: string
  /** What tells this computer from others, also after a crash. */
  readonly computerId: string
  /** A folder for small files on their way. */
  readonly scratch: string
  readonly signal?: AbortSignal | undefined
  readonly now?: () => number
}

/**
 * Tells the others in the place that this computer writes there, and looks who else does. Each says so before it looks: of
 * two that come at once, at least one sees the other, and of two that see each other the one that came first stays.
 * @throws Failure `place-busy`; PlaceError
 */
export async function holdPhone(input: HoldInput): Promise<PhoneHold> {
  const { place, phone, computerId, scratch, signal, now = Date.now } = input
  const own = `${writersInPlace(phone)}/${computerId}.json`
  const startedAt = now()
  let aliveAt = startedAt
  const say = async () => {
    const said = now()
    await putText(place, own, JSON.stringify({ startedAt, aliveAt: said }), { scratch, signal })
    aliveAt = said
  }
  await say()
  try {
    await giveWay(input, { own, startedAt })
  } catch (error) {
    await place.remove(own, {}).catch(() => undefined)
    throw error
  }
  let saying: Promise<void> = Promise.resolve()
  let isLost = false
  // Another may have taken over meanwhile: to say now that one is alive would not make it so.
  const look = () => (isLost ||= now() - aliveAt > deadMs / 2)
  const timer = setInterval(() => {
    if (!look()) saying = say().catch(() => undefined)
  }, refreshMs).unref()
  return {
    prove: () => {
      if (look()) throw new Failure('place-busy')
    },
    release: async () => {
      clearInterval(timer)
      await saying
      // Whoever comes next finds it dead in some hours.
      await place.remove(own, {}).catch(() => undefined)
    },
  }
}

async function giveWay(
  { place, phone, scratch, signal, now = Date.now }: HoldInput,
  { own, startedAt }: { own: string; startedAt: number },
): Promise<void> {
  for (const { path } of await place.list(writersInPlace(phone), { signal })) {
    if (path === own) continue
    const other = await readWriter(place, path, { scratch, signal })
    if (!other || now() - other.aliveAt > deadMs) continue
    const isFirst = other.startedAt < startedAt || (other.startedAt === startedAt && path < own)
    if (isFirst) throw new Failure('place-busy', { since: other.startedAt })
  }
}

interface Scratch {
  readonly scratch: string
  readonly signal: AbortSignal | undefined
}

/** Null for one that is gone again, and for what no writer has said: whoever writes it now looks at the others after it. */
async function readWriter(place: Place, path: string, { scratch, signal }: Scratch) {
  const file = join(scratch, randomUUID())
  try {
    await place.get(path, file, { signal })
    const parsed = writerSchema.safeParse(JSON.parse((await readSmallFile(file, maxWriterBytes)).toString()))
    return parsed.data ?? null
  } catch (error) {
    if (isMissingInPlace(error) || error instanceof SyntaxError || error instanceof RangeError) return null
    throw error
  } finally {
    await rm(file, { force: true })
  }
}

/** Puts a short text there. @throws PlaceError */
export async function putText(
  place: Place,
  path: string,
  text: string,
  { scratch, signal }: Scratch,
): Promise<void> {
  const file = join(scratch, randomUUID())
  try {
    await writeFile(file, text)
    await place.put(file, path, { signal })
  } finally {
    await rm(file, { force: true })
  }
}
