import type { BackupReport } from '../../../shared/model/job'
import { words } from '../../messages/words'
import { FolderCard } from '../job/folder-card'
import { IssueList } from '../job/issue-list'
import { NotIncludedList } from '../job/not-included-list'
import { OriginCard } from './origin-card'
import { SavedTable } from './saved-table'
import { VerifyButton } from '../job/verify-button'
import styles from '../job/result-details.module.css'

export function ResultDetails({ id, report }: { readonly id: string; readonly report: BackupReport }) {
  const { saved, totals, since, issues, notIncluded } = report
  return (
    <>
      <FolderCard id={id} label={report.folderLabel}>
        <VerifyButton id={id} label={words.verify.action} />
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
