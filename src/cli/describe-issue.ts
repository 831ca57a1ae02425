import type { BackupFault, ItemIssue } from '../shared/model/issue'
import { describeSaid } from './describe-said'
import { say } from './say'

/** What happened to an item, or to a folder of the phone. */
export function describeIssue({ item, code, detail }: ItemIssue): string {
  return say(`issues.${code}`, { item }) + describeSaid(detail)
}

/** What is wrong with a file of a backup. */
export function describeFault({ item, code, detail }: BackupFault): string {
  return say(`verify.faults.${code}`, { item }) + describeSaid(detail)
}
