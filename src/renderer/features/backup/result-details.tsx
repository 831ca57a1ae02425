import { FolderOpen } from 'lucide-react'
import type { BackupReport } from '../../../shared/model/job'
import { call } from '../../call'
import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { NotIncludedList } from './not-included-list'
import { ProblemList } from './problem-list'
import { SavedTable } from './saved-table'
import styles from './result-details.module.css'

export function ResultDetails({ id, report }: { readonly id: string; readonly report: BackupReport }) {
  const { error, run } = useAction()
  return (
    <>
      <Card aria-label={words.result.folder} className={styles.folder}>
        <div className={styles.words}>
          <p className={styles.label}>{words.result.folder}</p>
          <p className={styles.path}>{report.folderLabel}</p>
        </div>
        <Button icon={FolderOpen} onClick={() => run(() => call(window.api.jobs.openFolder({ id })))}>
          {words.result.openFolder}
        </Button>
      </Card>
      {error !== null && <ErrorNotice error={error} />}
      {report.issues.length > 0 && <ProblemList id={id} issues={report.issues} />}
      <div className={styles.columns}>
        <SavedTable saved={report.saved} />
        {report.notIncluded.length > 0 && <NotIncludedList entries={report.notIncluded} />}
      </div>
    </>
  )
}
