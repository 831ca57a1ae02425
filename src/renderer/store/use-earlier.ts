import { useEffect, useState } from 'react'
import type { PhoneBackups } from '../../shared/model/output'
import { runningJob, useJobs } from './jobs'
import { useOutput } from './output'

const none: PhoneBackups = { last: null, interrupted: null }

/** What the current folder holds of a phone; null until it is known. Asked again whenever a job ends or the folder changes. */
export function useEarlier(serial: string | null): PhoneBackups | null {
  const [earlier, setEarlier] = useState<PhoneBackups | null>(null)
  const running = useJobs(state => runningJob(state) !== null)
  const grant = useOutput(state => state.folder?.grant)
  useEffect(() => {
    if (serial === null) return
    let wanted = true
    void window.api.backup.earlier({ serial }).then(answer => {
      if (wanted) setEarlier(answer.ok ? answer.value : none)
    })
    return () => {
      wanted = false
    }
  }, [serial, running, grant])
  return earlier
}
