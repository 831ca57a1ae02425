import { dialog, shell } from 'electron'
import { writeFile } from 'node:fs/promises'
import { Failure } from '../../core/errors/failure'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { JobIssue } from '../../shared/model/issue'
import type { JobOutcome } from '../../shared/model/job'
import { printable } from '../../shared/printable'
import { groupIssues } from '../../core/app/group-issues'
import type { Jobs } from '../../core/app/jobs'
import { folderLabel } from '../../core/app/output-folders'
import { prepareVerify } from '../../core/app/prepare-verify'
import type { VaultAccess } from '../../core/app/vault-access'

export function jobHandlers(jobs: Jobs, vaults: VaultAccess): Handlers<typeof contract>['jobs'] {
  return {
    list: () => jobs.list(),
    cancel: ({ id }) => jobs.cancel(id),
    setPaused: ({ id, paused }) => jobs.setPaused(id, paused),
    issues: ({ id }) => groupIssues(jobs.issues(id)),
    report: ({ id }) => forWindow(jobs.ended(id).outcome),
    verify: async ({ id, password }) => {
      const { snapshot, outcome } = jobs.ended(id)
      if (outcome.kind !== 'backup' && outcome.kind !== 'verify') throw new Failure('job-gone')
      return jobs.start(prepareVerify(await vaults.open(folderOf(outcome), password), snapshot.phoneName))
    },
    openFolder: async ({ id }) => {
      const message = await shell.openPath(folderOf(jobs.ended(id).outcome))
      if (message !== '') throw new Failure('folder-missing', { message })
    },
    saveProblems: async ({ id }) => {
      const lines = jobs.issues(id).map(problemLine)
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: 'phonekeep-problems.txt' })
      if (canceled || !filePath) return false
      await writeFile(filePath, lines.join(''), 'utf8')
      return true
    },
  }
}

/** Paths stay in main: the window gets what people read. */
function forWindow(outcome: JobOutcome): JobOutcome {
  if (outcome.kind === 'free-up') return { ...outcome, folder: folderLabel(outcome.folder), removedPaths: [] }
  return 'folder' in outcome && outcome.folder !== null
    ? { ...outcome, folder: folderLabel(outcome.folder) }
    : outcome
}

/** @throws Failure `job-gone` for a job that has made none */
function folderOf(outcome: JobOutcome): string {
  if (!('folder' in outcome) || outcome.folder === null) throw new Failure('job-gone')
  return outcome.folder
}

function problemLine({ code, during, item, detail }: JobIssue): string {
  return [code, during, printable(item), printable(detail?.text ?? '')].join('\t') + '\n'
}
