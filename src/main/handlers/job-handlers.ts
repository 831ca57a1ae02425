import { dialog, shell } from 'electron'
import { writeFile } from 'node:fs/promises'
import { Failure } from '../../core/job/failure'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { JobIssue } from '../../shared/model/job'
import { printable } from '../../shared/printable'
import type { Jobs } from '../jobs'

export function jobHandlers(jobs: Jobs): Handlers<typeof contract>['jobs'] {
  return {
    list: () => jobs.list(),
    cancel: ({ id }) => jobs.cancel(id),
    report: ({ id }) => jobs.report(id),
    openFolder: async ({ id }) => {
      const message = await shell.openPath(jobs.outcome(id).folder)
      if (message !== '') throw new Failure('folder-missing', { message })
    },
    saveProblems: async ({ id }) => {
      const { issues } = jobs.outcome(id)
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: 'phonekeep-problems.txt' })
      if (canceled || !filePath) return false
      await writeFile(filePath, issues.map(problemLine).join(''), 'utf8')
      return true
    },
  }
}

function problemLine({ item, during, code, detail }: JobIssue): string {
  return [code, during, printable(item), printable(detail ?? '')].join('\t') + '\n'
}
