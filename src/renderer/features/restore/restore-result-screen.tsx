import type { Tally } from '../../../shared/model/catalog'
import type { JobSnapshot, Outcome, RestoreReport } from '../../../shared/model/job'
import { say } from '../../words/say'
import { backupBrowse } from '../../store/browse'
import { goInside } from '../../store/go-inside'
import { Button } from '../../ui/button'
import { HandedOverCard } from './handed-over-card'
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
      title={outcome =>
        outcome === 'done' && report?.handedOver
          ? say('restoreResult.handedOver.outcome')
          : say(`restoreResult.outcomes.${outcome}`)
      }
      lead={report === null ? undefined : describe(job, report)}
      missing={missing ? say('restoreResult.noReport') : null}
      actions={
        job.status !== 'done' &&
        isOpen && <Button onClick={() => goInside({ name: 'where' })}>{say('restoreResult.resume')}</Button>
      }
    >
      {report !== null && (
        <>
          <IssueList id={job.id} issues={report.issues} />
          <div className={styles.columns}>
            {report.handedOver && <HandedOverCard handedOver={report.handedOver} phoneId={job.phoneId} />}
            <FactsCard
              title={say('restoreResult.title', { phone: job.phoneName })}
              facts={factsOf(report.totals)}
            />
            {(report.totals.restored.count > 0 || report.favourites) && (
              <ProofCard
                totals={report.totals}
                mediaIndex={report.status === 'done' ? report.mediaIndex : undefined}
                favourites={report.favourites}
              />
            )}
          </div>
        </>
      )}
    </ResultFrame>
  )
}

function describe(
  { status }: JobSnapshot,
  { totals, elapsedMs, handedOver }: Outcome<RestoreReport>,
): string {
  const { restored, checkedByPhone, confirmed } = totals
  if (status !== 'done') return say('restoreResult.stopped', { restored: restored.count })
  if (handedOver) return say('restoreResult.handedOver.lead', { count: handedOver.count })
  if (restored.count === 0) return say('restoreResult.lead.nothing')
  const checked = checkedByPhone + confirmed
  const extent = checked >= restored.count ? 'all' : 'some'
  const how = confirmed === 0 ? 'Verified' : 'Checked'
  const seconds = elapsedMs / 1000
  return say(`restoreResult.lead.${extent}${how}`, { restored: restored.count, checked, seconds })
}

function factsOf(totals: RestoreReport['totals']): readonly (readonly [label: string, value: string])[] {
  const { restored, alreadyThere, skipped, keptBoth, replaced } = totals
  return [
    [say('restoreResult.restored'), describeAmount(restored)],
    [say('restoreResult.alreadyThere'), describeAmount(alreadyThere)],
    [say('restoreResult.skipped'), describeAmount(skipped)],
    ...(keptBoth === 0
      ? []
      : [[say('restoreResult.keptBoth'), say('common.count', { count: keptBoth })] as const]),
    ...(replaced === 0
      ? []
      : [[say('restoreResult.replaced'), say('common.count', { count: replaced })] as const]),
  ]
}

/** Contacts, messages and calls have no size on a phone. */
function describeAmount({ count, bytes }: Tally): string {
  return bytes === 0 ? say('common.count', { count }) : say('common.tally', { count, bytes })
}
