import type { BackupReport } from '../../../shared/model/backup-report'
import type { Outcome } from '../../../shared/model/job'
import { say } from '../../words/say'
import { FolderCard } from '../job/folder-card'
import { IssueList } from '../job/issue-list'
import { NotIncludedList } from '../job/not-included-list'
import { OriginCard } from './origin-card'
import { SavedTable } from './saved-table'
import { VerifyButton } from '../job/verify-button'
import styles from '../job/result-details.module.css'

interface ResultDetailsProps {
  /** Of the job. */
  readonly id: string
  readonly report: Outcome<BackupReport>
}

export function ResultDetails({ id, report }: ResultDetailsProps) {
  const { folder, saved, totals, since, issues, notIncluded } = report
  // It ended before there was anything to show.
  if (folder === null) return null
  return (
    <>
      <FolderCard id={id} label={folder}>
        <VerifyButton id={id} label={say('verify.action')} />
      </FolderCard>
      <IssueList id={id} issues={issues} />
      <div className={styles.columns}>
        <SavedTable saved={saved} />
        <div className={styles.column}>
          <OriginCard totals={totals} since={since} />
          {notIncluded.length > 0 && <NotIncludedList entries={notIncluded} />}
        </div>
      </div>
    </>
  )
}
