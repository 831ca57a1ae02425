import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/ipc/define'
import type { BackupReport, ExportReport, RestoreReport, VerifyReport } from '../../../shared/model/job'

interface ReportState<T> {
  readonly report: T | null
  /** Main has none: the job failed before there was anything to tell. */
  readonly missing: boolean
}

const askBackup = (id: string) => window.api.jobs.report({ id })
const askVerify = (id: string) => window.api.jobs.verifyReport({ id })
const askRestore = (id: string) => window.api.jobs.restoreReport({ id })
const askExport = (id: string) => window.api.jobs.exportReport({ id })

export function useReport(id: string): ReportState<BackupReport> {
  return useAnswer(id, askBackup)
}

export function useVerifyReport(id: string): ReportState<VerifyReport> {
  return useAnswer(id, askVerify)
}

export function useRestoreReport(id: string): ReportState<RestoreReport> {
  return useAnswer(id, askRestore)
}

export function useExportReport(id: string): ReportState<ExportReport> {
  return useAnswer(id, askExport)
}

/** @param ask the same function at each call */
function useAnswer<T>(id: string, ask: (id: string) => Promise<Result<T>>): ReportState<T> {
  const [state, setState] = useState<ReportState<T>>({ report: null, missing: false })
  useEffect(() => {
    let current = true
    void ask(id).then(answer => {
      if (current)
        setState(answer.ok ? { report: answer.value, missing: false } : { report: null, missing: true })
    })
    return () => {
      current = false
    }
  }, [id, ask])
  return state
}
