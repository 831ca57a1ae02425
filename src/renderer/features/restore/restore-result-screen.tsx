import type { JobSnapshot, Outcome, RestoreReport } from '../../../shared/model/job'
import { words } from '../../messages/words'
import { backupBrowse } from '../../store/browse'
import { goInside } from '../../store/go-inside'
import { Button } from '../../ui/button'
import { FactsCard } from '../job/facts-card'
import { IssueList } from '../job/issue-list'
import { ProofCard } from './proof-card'
import styles from '../job/result-details.module.css'
import { ResultFrame } from '../job/result-frame'
import { useReport } from '../job/use-report'

/** What became of a restore that has ended, and the proof of it. */
export function RestoreResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'restore')
  const isOpen = backupBrowse.catalog.getState().view !== null
  return (
    <ResultFrame
      job={job}
      title={outcome => words.restoreResult.outcomes[outcome]}
      lead={report === null ? undefined : describe(job, report)}
      missing={missing ? words.restoreResult.noReport : null}
      actions={
        job.status !== 'done' &&
        isOpen && <Button onClick={() => goInside({ name: 'where' })}>{words.restoreResult.resume}</Button>
      }
    >
      {report !== null && (
        <>
          <IssueList id={job.id} issues={report.issues} />
          <div className={styles.columns}>
            <FactsCard title={words.restoreResult.title(job.phoneName)} facts={factsOf(report.totals)} />
            {report.totals.restored.count > 0 && (
              <ProofCard
                totals={report.totals}
                mediaIndex={report.status === 'done' ? report.mediaIndex : undefined}
              />
            )}
          </div>
        </>
      )}
    </ResultFrame>
  )
}

function describe({ status }: JobSnapshot, { totals, elapsedMs }: Outcome<RestoreReport>): string {
  const { restored, checkedByPhone, confirmed } = totals
  return status === 'done'
    ? words.restoreResult.lead(restored.count, { checkedByPhone, confirmed }, elapsedMs / 1000)
    : words.restoreResult.stopped(restored.count)
}

function factsOf(totals: RestoreReport['totals']): readonly (readonly [label: string, value: string])[] {
  const { restored, alreadyThere, skipped, keptBoth, replaced } = totals
  return [
    [words.restoreResult.restored, words.common.tally(restored.count, restored.bytes)],
    [words.restoreResult.alreadyThere, words.common.tally(alreadyThere.count, alreadyThere.bytes)],
    [words.restoreResult.skipped, words.common.tally(skipped.count, skipped.bytes)],
    ...(keptBoth === 0 ? [] : [[words.restoreResult.keptBoth, words.common.count(keptBoth)] as const]),
    ...(replaced === 0 ? [] : [[words.restoreResult.replaced, words.common.count(replaced)] as const]),
  ]
}
