import { useEffect } from 'react'
import { faultCodes, type JobSnapshot, type VerifyReport } from '../../../shared/model/job'
import { groupByCode } from '../../lib/group-by-code'
import { outcomeOf, type Outcome } from '../../lib/outcome'
import { words } from '../../messages/words'
import { markSeen } from '../../store/jobs'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { Notice } from '../../ui/notice'
import { Screen } from '../../ui/screen'
import { ErrorNotice } from '../problem/error-notice'
import { FolderCard } from './folder-card'
import { OutcomeHeader } from './outcome-header'
import { ProblemGroup } from './problem-group'
import { ProblemList } from './problem-list'
import styles from './result-screen.module.css'
import { useVerifyReport } from './use-report'
import { VerifyButton } from './verify-button'

interface VerifyResultScreenProps {
  readonly job: JobSnapshot
  /** The job whose result it was asked for on. */
  readonly from: string | null
}

/** What reading a backup again has found. */
export function VerifyResultScreen({ job, from }: VerifyResultScreenProps) {
  const { report, missing } = useVerifyReport(job.id)
  const outcome = outcomeOf(job)
  useEffect(() => markSeen(job.id), [job.id])
  return (
    <Screen
      header={
        <OutcomeHeader
          outcome={outcome}
          title={words.verify.outcomes[outcome]}
          lead={report === null ? undefined : describe(outcome, report)}
          actions={job.encrypted && <EncryptedBadge />}
        />
      }
      footer={
        <div className={styles.bar}>
          {from !== null && (
            <Button onClick={() => go({ name: 'job', id: from })}>{words.common.back}</Button>
          )}
          <Button variant="primary" onClick={() => go({ name: 'home' })}>
            {words.common.backToStart}
          </Button>
        </div>
      }
    >
      {job.error !== undefined && <ErrorNotice error={job.error} />}
      {missing && job.error === undefined && <p className={styles.soft}>{words.verify.noReport}</p>}
      {report !== null && <VerifyDetails id={job.id} report={report} />}
    </Screen>
  )
}

function VerifyDetails({ id, report }: { readonly id: string; readonly report: VerifyReport }) {
  const { complete, faults, folderLabel } = report
  return (
    <>
      {!complete && <Notice tone="info" title={words.verify.partial} />}
      <FolderCard id={id} label={folderLabel}>
        <VerifyButton id={id} label={words.verify.again} />
      </FolderCard>
      {faults.length > 0 && (
        <ProblemList id={id} title={words.verify.faultsTitle}>
          {groupByCode(faultCodes, faults).map(({ code, entries }) => (
            <ProblemGroup
              key={code}
              {...words.verify.faults[code]}
              entries={entries.map(({ file, detail }) => ({ name: file, detail }))}
            />
          ))}
        </ProblemList>
      )}
    </>
  )
}

function describe(outcome: Outcome, { items, bytes, faults, elapsedMs }: VerifyReport): string {
  switch (outcome) {
    case 'done':
      return words.verify.doneText(items, bytes, elapsedMs / 1000)
    case 'with-problems':
      return words.verify.faultsText(faults.length, items)
    case 'cancelled':
    case 'failed':
      return words.verify.cancelledText(items)
  }
}
