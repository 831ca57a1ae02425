import type { JobSnapshot } from '../shared/model/job'
import type { Log } from './log/open-log'

type Follow = (snapshot: JobSnapshot) => void

/** What the desktop shows of the jobs: each hears of every change of one. */
export interface JobFollowers {
  readonly add: (follow: Follow) => void
  readonly tell: Follow
}

/** A follower that fails is written down, and does no harm to the job. */
export function createJobFollowers(log: Log, first: readonly Follow[]): JobFollowers {
  const followers = [...first]
  return {
    add: follow => void followers.push(follow),
    tell: snapshot => {
      for (const follow of followers) {
        try {
          follow(snapshot)
        } catch (error) {
          log.error('follower', error)
        }
      }
    },
  }
}
