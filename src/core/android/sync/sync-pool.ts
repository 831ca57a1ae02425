import type { OpenOptions } from '../../phone/phone'
import type { PhoneLink } from '../adb/open-service'
import { openSyncSession, type SyncSession } from './sync-session'

/** Sync sessions that are used again as long as they are sound. */
export interface SyncPool {
  /** Runs `task` on a session of its own. A session whose task failed is thrown away: its place in the protocol is lost. */
  use<T>(task: (session: SyncSession) => Promise<T>): Promise<T>
  /** A session to work on, to be given back only at rest; else close it. */
  take(): Promise<SyncSession>
  giveBack(session: SyncSession): void
  close(): void
}

export function createSyncPool(link: PhoneLink, options?: OpenOptions): SyncPool {
  const idle: SyncSession[] = []
  let closed = false
  const take = async () => idle.pop() ?? (await openSyncSession(link, options))
  const giveBack = (session: SyncSession) => {
    if (closed) session.close()
    else idle.push(session)
  }
  return {
    take,
    giveBack,
    use: async task => {
      const session = await take()
      try {
        const result = await task(session)
        giveBack(session)
        return result
      } catch (error) {
        session.close()
        throw error
      }
    },
    close: () => {
      closed = true
      for (const session of idle.splice(0)) session.close()
    },
  }
}
