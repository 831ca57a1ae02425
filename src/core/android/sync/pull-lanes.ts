import { AdbError } from '../adb/adb-error'
import type { SyncSession } from './sync-session'

/** A sync session on which several files are asked for at a time; it answers in the order in which it was asked. */
export interface PullLane {
  readonly session: Promise<SyncSession>
  /** Ends when all that was asked before has been answered. */
  last: Promise<unknown>
  asked: number
  askedBytes: number
  dead: boolean
}

/** The lanes of one puller, and who waits for room on one of them. */
export interface PullLanes {
  /** A lane with room for a file of so many bytes. @throws AdbError `gone` once the lanes are closed */
  readonly take: (bytes: number) => Promise<PullLane>
  /** What was taken has been answered, or never will be. */
  readonly leave: (lane: PullLane, bytes: number) => void
  /** Ends one whose place in the protocol is lost. */
  readonly end: (lane: PullLane) => void
  readonly close: () => void
}

interface Waiting {
  readonly bytes: number
  readonly grant: (lane: PullLane) => void
  readonly refuse: (error: Error) => void
}

const laneCount = 3
/** Asked for and not yet here, by lane: enough to hide round trips, little enough to share the work evenly. */
const maxAsked = 16
const maxAskedBytes = 4 * 1024 * 1024

export function createPullLanes(openSession: () => Promise<SyncSession>): PullLanes {
  const lanes = new Set<PullLane>()
  const waiting: Waiting[] = []
  let closed = false

  const end = (lane: PullLane) => {
    lanes.delete(lane)
    endLane(lane)
  }
  const open = (): PullLane => {
    const session = openSession()
    const lane = { session, last: session, asked: 0, askedBytes: 0, dead: false }
    session.catch(() => end(lane))
    lanes.add(lane)
    return lane
  }
  const grantWaiting = () => {
    for (let [first] = waiting; first; [first] = waiting) {
      const lane = lanes.size < laneCount ? open() : findRoom(lanes, first.bytes)
      if (!lane) return
      waiting.shift()
      lane.asked += 1
      lane.askedBytes += first.bytes
      first.grant(lane)
    }
  }
  return {
    take: bytes =>
      new Promise((grant, refuse) => {
        if (closed) return refuse(goneError())
        waiting.push({ bytes, grant, refuse })
        grantWaiting()
      }),
    leave: (lane, bytes) => {
      lane.asked -= 1
      lane.askedBytes -= bytes
      if (!closed) grantWaiting()
    },
    end,
    close: () => {
      closed = true
      for (const lane of [...lanes]) end(lane)
      for (const { refuse } of waiting.splice(0)) refuse(goneError())
    },
  }
}

function endLane(lane: PullLane): void {
  lane.dead = true
  lane.session.then(
    session => session.close(),
    () => undefined,
  )
}

/** The lane with the least to do, if it takes one more file of so many bytes; one with nothing to do takes any. */
function findRoom(lanes: ReadonlySet<PullLane>, bytes: number): PullLane | null {
  const [idlest] = [...lanes].sort((a, b) => a.askedBytes - b.askedBytes || a.asked - b.asked)
  if (!idlest) return null
  const fits = idlest.asked < maxAsked && idlest.askedBytes + bytes <= maxAskedBytes
  return idlest.asked === 0 || fits ? idlest : null
}

function goneError(): AdbError {
  return new AdbError('gone', 'No more files are pulled over this connection')
}
