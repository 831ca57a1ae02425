import { useEffect, useState } from 'react'
import type { PhoneBackups } from '../../shared/model/output'
import { runningJob, useJobs } from './jobs'
import { useOutput } from './output'

const none: PhoneBackups = { last: null, interrupted: null }

interface Answer {
  readonly earlier: PhoneBackups
  /** A backup was running when it was asked for: its own folder looks like that of an interrupted one. */
  readonly running: boolean
}

/** What the current folder holds of a phone; null until it is known. Asked again whenever a job ends or the folder changes. */
export function useEarlier(serial: string | null): PhoneBackups | null {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const running = useJobs(state => runningJob(state)?.kind === 'backup')
  const grant = useOutput(state => state.folder?.grant)
  useEffect(() => {
    if (serial === null) return
    let wanted = true
    void window.api.backup.earlier({ serial }).then(result => {
      if (wanted) setAnswer({ earlier: result.ok ? result.value : none, running })
    })
    return () => {
      wanted = false
    }
  }, [serial, running, grant])
  if (answer === null) return null
  return answer.running || running ? { ...answer.earlier, interrupted: null } : answer.earlier
}
