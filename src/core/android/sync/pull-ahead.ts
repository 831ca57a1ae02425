import type { PhoneLink } from '../adb/open-service'
import type { OpenOptions, ReadRequest } from '../../phone/phone'
import { readPulled } from './pull-file'
import { createPullLanes, type PullLane } from './pull-lanes'
import { readStat, statRequest } from './stat-file'
import type { PhoneStat } from './sync-codec'
import { openSyncSession } from './sync-session'

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

/** The session died of something before this file's turn. */
class NotAnswered extends Error {}

export function createFilePuller(link: PhoneLink, options?: OpenOptions): FilePuller {
  const lanes = createPullLanes(() => openSyncSession(link, { ...options, bulk: true }))
  return {
    pull: async wish => {
      for (;;) {
        const lane = await lanes.take(wish.bytes)
        try {
          return await pullOn(lane, wish, lanes.end)
        } catch (error) {
          if (!(error instanceof NotAnswered)) throw error
        } finally {
          lanes.leave(lane, wish.bytes)
        }
      }
    },
    close: lanes.close,
  }
}

/** Asks for a file behind all that has been asked for on this lane. */
function pullOn(lane: PullLane, wish: PullWish, end: (lane: PullLane) => void): Promise<Pulled> {
  const before = lane.last
  const answer = answerOf(lane, { before, wish, end })
  lane.last = Promise.allSettled([before, answer])
  return answer
}

interface Turn {
  /** Ends when it is this file's turn to be answered. */
  readonly before: Promise<unknown>
  readonly wish: PullWish
  readonly end: (lane: PullLane) => void
}

/** @throws NotAnswered; what `pull` throws, and then the lane has ended */
async function answerOf(lane: PullLane, { before, wish, end }: Turn): Promise<Pulled> {
  const session = await lane.session
  if (lane.dead) throw new NotAnswered()
  await session.requestAll(['RECV', statRequest(session)], wish.path)
  await before
  if (lane.dead) throw new NotAnswered()
  try {
    await wish.begin()
    // Modulo 2^32 a size is no limit.
    const maxBytes = session.stat2 ? wish.bytes : Infinity
    return { received: await readPulled(session, wish.sink, maxBytes), after: await readStat(session) }
  } catch (error) {
    // What follows on this session was for others.
    end(lane)
    throw error
  }
}
