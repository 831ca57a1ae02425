import { contactWayOf, takesAny } from '../../lib/restore-taken'
import { say } from '../../words/say'
import { currentPhone, hasSeveralPhones, useDevices } from '../../store/devices'
import { isBusyFor, useJobs } from '../../store/jobs'
import type { RestoreRequest } from '../../store/start-restore'
import { useCatalog } from '../../store/use-browse'
import { isFolderNamed, targetOf, useWhere } from '../../store/where'
import { useHasFiles } from './use-has-files'
import type { Checked } from './use-restore-check'

/** What Start would do, or why it can do nothing yet. */
type StartPlan =
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'phone'; readonly restore: RestoreRequest }
  | { readonly kind: 'computer'; readonly grant: string }

/** @param checked what a restore to the phone at hand would take */
export function useStartPlan(count: number, { check, checking }: Checked): StartPlan {
  const where = useWhere()
  const hasFiles = useHasFiles()
  const phone = useDevices(currentPhone)
  const several = useDevices(hasSeveralPhones)
  const busy = useJobs(state =>
    isBusyFor(state, where.destination === 'phone' ? (phone?.details.hardwareSerial ?? null) : null),
  )
  const complete = useCatalog(state => state.view?.status === 'complete')
  if (busy) return blocked(say('library.busy'))
  if (!complete) return blocked(say('inside.stillReading'))
  if (count === 0) return blocked(say('inside.nothing'))
  if (where.destination === 'computer') {
    const { folder } = where
    if (folder === null) return blocked(say('restore.waitForFolder'))
    return folder.freeBytes === null || !folder.writable
      ? blocked(say('output.waitForFolder'))
      : { kind: 'computer', grant: folder.grant }
  }
  if (phone === null) return blocked(several ? say('restore.choosePhone') : say('restore.waitForPhone'))
  const target = targetOf(where, hasFiles)
  if (target.kind === 'folder' && !isFolderNamed(where)) return blocked(say('restore.waitForName'))
  const { onConflict } = where
  if (check && !checking && !takesAny(check, where.contactsBy)) return blocked(say('restore.nothingTaken'))
  const contactsBy = check ? contactWayOf(check, where.contactsBy) : 'phonekeep'
  return { kind: 'phone', restore: { serial: phone.serial, target, onConflict, contactsBy } }
}

function blocked(reason: string): StartPlan {
  return { kind: 'blocked', reason }
}
