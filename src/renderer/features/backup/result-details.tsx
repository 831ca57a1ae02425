import type { BackupReport } from '../../../shared/model/job'
import { words } from '../../messages/words'
import { Card } from '../../ui/card'
import { NotIncludedList } from './not-included-list'
import { ProblemList } from './problem-list'
import { SavedTable } from './saved-table'
import styles from './result-details.module.css'

export function ResultDetails({ id, report }: { readonly id: string; readonly report: BackupReport }) {
  return (
    <>
      <Card aria-label={words.result.folder} className={styles.folder}>
        <span className={styles.label}>{words.result.folder}</span>
        <span className={styles.path}>{report.folderLabel}</span>
      </Card>
      {report.issues.length > 0 && <ProblemList id={id} issues={report.issues} />}
      <div className={styles.columns}>
        <SavedTable saved={report.saved} />
        {report.notIncluded.length > 0 && <NotIncludedList entries={report.notIncluded} />}
      </div>
    </>
  )
}
