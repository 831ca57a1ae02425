import type { BackupFault, ItemIssue, JobIssue } from '../shared/model/issue'
import type { JobOutcome } from '../shared/model/job'

/** What became of a job, in the words that programs have read since 0.1: a detail is a text, `saidBy` stands beside it. */
export function outcomeJson(outcome: JobOutcome): object {
  switch (outcome.kind) {
    case 'verify':
    case 'check-copies': {
      const { issues, ...facts } = outcome
      return { ...facts, faults: issues.map(faultJson) }
    }
    case 'backup': {
      const { notIncluded } = outcome
      const closedFolders = notIncluded.flatMap(one => (one.reason === 'closed-folders' ? one.folders : []))
      return { ...outcome, issues: outcome.issues.map(issueJson), closedFolders }
    }
    case 'restore':
    case 'export':
    case 'forget':
    case 'free-up':
    case 'copy':
    case 'fetch':
      return { ...outcome, issues: outcome.issues.map(issueJson) }
  }
}

function issueJson(issue: ItemIssue): object {
  return { ...issue, ...detailJson(issue) }
}

function faultJson({ item, code, ...rest }: BackupFault): object {
  return { file: item, code, ...detailJson(rest) }
}

function detailJson({ detail }: Pick<JobIssue, 'detail'>): object {
  return detail ? { detail: detail.text, saidBy: detail.saidBy } : {}
}
