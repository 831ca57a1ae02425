import type { PhoneBackups } from '../../shared/model/output'
import { readyPhones } from '../lib/connect-state'
import { useDevices } from './devices'
import { isBackedUp, useJobs } from './jobs'
import { useOutput } from './output'
import { useAnswer } from '../lib/use-answer'

const none: PhoneBackups = { last: null, interrupted: null }

/** What the current folder holds of a phone; null until it is known. Asked again whenever a job ends or the folder changes. */
export function useEarlier(serial: string | null): PhoneBackups | null {
  const phoneId = useDevices(({ view }) => {
    const phone = view && readyPhones(view).find(each => each.serial === serial)
    return phone?.details.hardwareSerial ?? null
  })
  const running = useJobs(state => isBackedUp(state, phoneId))
  const grant = useOutput(state => state.folder?.grant)
  const ask =
    serial === null
      ? null
      : async () => {
          const result = await window.api.backup.earlier({ serial })
          // Of a running backup its own folder looks like that of an interrupted one.
          return { earlier: result.ok ? result.value : none, running }
        }
  const { value } = useAnswer(ask, [serial, running, grant])
  if (value === null) return null
  return value.running || running ? { ...value.earlier, interrupted: null } : value.earlier
}
