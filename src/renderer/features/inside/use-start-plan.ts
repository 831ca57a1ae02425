import { words } from '../../messages/words'
import { currentPhone, hasSeveralPhones, useDevices } from '../../store/devices'
import { runningJob, useJobs } from '../../store/jobs'
import type { RestorePlan } from '../../store/start-restore'
import { useCatalog } from '../../store/use-browse'
import { isFolderNamed, targetOf, useWhere } from '../../store/where'

/** What Start would do, or why it can do nothing yet. */
type StartPlan =
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'phone'; readonly restore: RestorePlan }
  | { readonly kind: 'computer'; readonly grant: string }

export function useStartPlan(count: number): StartPlan {
  const where = useWhere()
  const phone = useDevices(currentPhone)
  const several = useDevices(hasSeveralPhones)
  const busy = useJobs(state => runningJob(state) !== null)
  const complete = useCatalog(state => state.view?.status === 'complete')
  if (busy) return blocked(words.library.busy)
  if (!complete) return blocked(words.inside.stillReading)
  if (count === 0) return blocked(words.inside.nothing)
  if (where.destination === 'computer') {
    const { folder } = where
    if (folder === null) return blocked(words.restore.waitForFolder)
    return folder.freeBytes === null || !folder.writable
      ? blocked(words.output.waitForFolder)
      : { kind: 'computer', grant: folder.grant }
  }
  if (phone === null) return blocked(several ? words.restore.choosePhone : words.restore.waitForPhone)
  if (where.places === 'folder' && !isFolderNamed(where)) return blocked(words.restore.waitForName)
  const { onConflict } = where
  return { kind: 'phone', restore: { serial: phone.serial, target: targetOf(where), onConflict } }
}

function blocked(reason: string): StartPlan {
  return { kind: 'blocked', reason }
}
