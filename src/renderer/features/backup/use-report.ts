import { useEffect, useState } from 'react'
import type { BackupReport } from '../../../shared/model/job'

interface ReportState {
  readonly report: BackupReport | null
  /** Main has none: the backup failed before there was anything to tell. */
  readonly missing: boolean
}

export function useReport(id: string): ReportState {
  const [state, setState] = useState<ReportState>({ report: null, missing: false })
  useEffect(() => {
    let current = true
    void window.api.jobs.report({ id }).then(answer => {
      if (current)
        setState(answer.ok ? { report: answer.value, missing: false } : { report: null, missing: true })
    })
    return () => {
      current = false
    }
  }, [id])
  return state
}
