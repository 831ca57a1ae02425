import { AdbError } from '../adb/adb-error'
import type { PhoneLink } from '../adb/open-service'
import type { OpenOptions, ReadRequest } from '../../phone/phone'
import { readPulled } from './pull-file'
import { readStat, statRequest } from './stat-file'
import type { PhoneStat } from './sync-codec'
import { openSyncSession, type SyncSession } from './sync-session'

export interface Pulled {
  /** How many bytes came before the phone's DONE. */
  readonly received: number
  /** The file as it was after its last byte. */
  readonly after: PhoneStat
}

/**
 * Pulls files over a few sync sessions, and asks for the next ones while one is still coming: adbd answers what it has
 * been asked in its order, and nothing waits for a round trip (which adb's server, holding back small packets, makes up to
 * 40 ms long).
 */
export interface FilePuller {
  /**
   * @throws AdbError, `refused` with the phone's words when it refuses or gives up in mid-file; what `begin` and `sink` throw
   */
  readonly pull: (wish: PullWish) => Promise<Pulled>
  readonly close: () => void
}

/** From its beginning on. */
export type PullWish = Omit<ReadRequest, 'from'>

interface Lane {
  readonly session: Promise<SyncSession>
  /** Ends when all that was asked before has been answered. */
  last: Promise<unknown>
  asked: number
  askedBytes: number
  dead: boolean
}

interface Waiting {
  readonly bytes: number
  readonly grant: (lane: Lane) => void
  readonly refuse: (error: Error) => void
}

const laneCount = 3
/** Asked for and not yet here, by lane: enough to hide round trips, little enough to share the work evenly. */
const maxAsked = 16
const maxAskedBytes = 4 * 1024 * 1024

/** The session died of something before this file's turn. */
class NotAnswered extends Error {}

export function createFilePuller(link: PhoneLink, options?: OpenOptions): FilePuller {
  const lanes = new Set<Lane>()
  const waiting: Waiting[] = []
  let closed = false

  const end = (lane: Lane) => {
    lane.dead = true
    lanes.delete(lane)
    lane.session.then(
      session => session.close(),
      () => undefined,
    )
  }
  const openLane = (): Lane => {
    const session = openSyncSession(link, { ...options, bulk: true })
    const lane = { session, last: session, asked: 0, askedBytes: 0, dead: false }
    session.catch(() => end(lane))
    lanes.add(lane)
    return lane
  }
  /** The lane with the least to do that takes one more; null when all have enough. */
  const findLane = (bytes: number): Lane | null => {
    if (lanes.size < laneCount) return openLane()
    const [idlest] = [...lanes].sort((a, b) => a.askedBytes - b.askedBytes || a.asked - b.asked)
    if (!idlest) return null
    const fits = idlest.asked < maxAsked && idlest.askedBytes + bytes <= maxAskedBytes
    return idlest.asked === 0 || fits ? idlest : null
  }
  const grantWaiting = () => {
    for (let [first] = waiting; first; [first] = waiting) {
      const lane = findLane(first.bytes)
      if (!lane) return
      waiting.shift()
      lane.asked += 1
      lane.askedBytes += first.bytes
      first.grant(lane)
    }
  }
  const takeLane = (bytes: number): Promise<Lane> =>
    new Promise((grant, refuse) => {
      waiting.push({ bytes, grant, refuse })
      if (closed) refuse(goneError())
      else grantWaiting()
    })
  const leaveLane = (lane: Lane, bytes: number) => {
    lane.asked -= 1
    lane.askedBytes -= bytes
    if (!closed) grantWaiting()
  }
  const answerOf = async (lane: Lane, before: Promise<unknown>, { path, bytes, begin, sink }: PullWish) => {
    const session = await lane.session
    if (lane.dead) throw new NotAnswered()
    await session.requestAll(['RECV', statRequest(session)], path)
    await before
    if (lane.dead) throw new NotAnswered()
    try {
      await begin()
      // Modulo 2^32 a size is no limit.
      const maxBytes = session.stat2 ? bytes : Infinity
      return { received: await readPulled(session, sink, maxBytes), after: await readStat(session) }
    } catch (error) {
      // What follows on this session was for others.
      end(lane)
      throw error
    }
  }
  const pullOn = (lane: Lane, wish: PullWish): Promise<Pulled> => {
    const before = lane.last
    const answer = answerOf(lane, before, wish)
    lane.last = Promise.allSettled([before, answer])
    return answer
  }
  return {
    pull: async wish => {
      for (;;) {
        const lane = await takeLane(wish.bytes)
        try {
          return await pullOn(lane, wish)
        } catch (error) {
          if (!(error instanceof NotAnswered)) throw error
          if (closed) throw goneError()
        } finally {
          leaveLane(lane, wish.bytes)
        }
      }
    },
    close: () => {
      closed = true
      for (const lane of [...lanes]) end(lane)
      for (const { refuse } of waiting.splice(0)) refuse(goneError())
    },
  }
}

function goneError(): AdbError {
  return new AdbError('gone', 'No more files are pulled over this connection')
}
