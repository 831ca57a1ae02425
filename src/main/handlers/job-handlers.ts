import { dialog, shell } from 'electron'
import { writeFile } from 'node:fs/promises'
import { Failure } from '../../core/errors/failure'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { BackupReport, JobSnapshot } from '../../shared/model/job'
import { printable } from '../../shared/printable'
import type { JobResult, Jobs } from '../../core/app/jobs'
import { folderLabel } from '../../core/app/output-folders'
import { startVerify } from '../../core/app/start-verify'
import type { VaultAccess } from '../../core/app/vault-access'

export function jobHandlers(jobs: Jobs, vaults: VaultAccess): Handlers<typeof contract>['jobs'] {
  return {
    list: () => jobs.list(),
    cancel: ({ id }) => jobs.cancel(id),
    setPaused: ({ id, paused }) => jobs.setPaused(id, paused),
    report: ({ id }) => {
      const { snapshot, result } = jobs.ended(id)
      if (result.kind !== 'backup') throw new Failure('job-gone')
      return backupReport(snapshot, result)
    },
    verifyReport: ({ id }) => {
      const { result } = jobs.ended(id)
      if (result.kind !== 'verify') throw new Failure('job-gone')
      const { folder, complete, authenticity, items, bytes, faults, elapsedMs } = result.outcome
      return { folderLabel: folderLabel(folder), complete, authenticity, items, bytes, faults, elapsedMs }
    },
    restoreReport: ({ id }) => {
      const { snapshot, result } = jobs.ended(id)
      if (result.kind !== 'restore') throw new Failure('job-gone')
      const { totals, issues, mediaIndex, elapsedMs } = result.outcome
      return { totals, issues, mediaIndex, elapsedMs, phoneName: snapshot.phoneName }
    },
    exportReport: ({ id }) => {
      const { result } = jobs.ended(id)
      if (result.kind !== 'export') throw new Failure('job-gone')
      const { exported, alreadyThere, renamed, issues, folder, elapsedMs } = result.outcome
      return { exported, alreadyThere, renamed, issues, folderLabel: folderLabel(folder), elapsedMs }
    },
    verify: async ({ id, password }) => {
      const { snapshot, result } = jobs.ended(id)
      if (result.kind !== 'backup' && result.kind !== 'verify') throw new Failure('job-gone')
      const backup = await vaults.open(result.outcome.folder, password)
      return startVerify(jobs, backup, snapshot.phoneName)
    },
    openFolder: async ({ id }) => {
      const { result } = jobs.ended(id)
      if (result.kind === 'restore') throw new Failure('job-gone')
      const message = await shell.openPath(result.outcome.folder)
      if (message !== '') throw new Failure('folder-missing', { message })
    },
    saveProblems: async ({ id }) => {
      const lines = problemLines(jobs.ended(id).result)
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: 'phonekeep-problems.txt' })
      if (canceled || !filePath) return false
      await writeFile(filePath, lines.join(''), 'utf8')
      return true
    },
  }
}

function backupReport(
  { encrypted }: JobSnapshot,
  { outcome, notIncluded }: Extract<JobResult, { kind: 'backup' }>,
): BackupReport {
  const { saved, totals, since, issues, folder, status, elapsedMs } = outcome
  return {
    saved,
    totals,
    since,
    encrypted,
    issues,
    folderLabel: folderLabel(folder),
    complete: status === 'done',
    elapsedMs,
    notIncluded,
  }
}

function problemLines(result: JobResult): string[] {
  return result.kind === 'verify'
    ? result.outcome.faults.map(({ code, file, detail }) => problemLine(code, 'verifying', file, detail))
    : result.outcome.issues.map(({ code, during, item, detail }) => problemLine(code, during, item, detail))
}

function problemLine(code: string, during: string, item: string, detail = ''): string {
  return [code, during, printable(item), printable(detail)].join('\t') + '\n'
}
