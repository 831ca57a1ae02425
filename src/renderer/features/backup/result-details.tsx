import { issueCodes, type BackupReport } from '../../../shared/model/job'
import { groupByCode } from '../../lib/group-by-code'
import { words } from '../../messages/words'
import { FolderCard } from './folder-card'
import { NotIncludedList } from './not-included-list'
import { OriginCard } from './origin-card'
import { ProblemGroup } from './problem-group'
import { ProblemList } from './problem-list'
import { SavedTable } from './saved-table'
import { VerifyButton } from './verify-button'
import styles from './result-details.module.css'

export function ResultDetails({ id, report }: { readonly id: string; readonly report: BackupReport }) {
  const { saved, totals, since, issues, notIncluded } = report
  return (
    <>
      <FolderCard id={id} label={report.folderLabel}>
        <VerifyButton id={id} label={words.verify.action} />
      </FolderCard>
      {issues.length > 0 && (
        <ProblemList id={id} title={words.result.problemsTitle}>
          {groupByCode(issueCodes, issues).map(({ code, entries }) => (
            <ProblemGroup
              key={code}
              {...words.issues[code]}
              entries={entries.map(({ item, detail }) => ({
                name: item,
                detail: detail === undefined ? undefined : words.result.phoneSaid(detail),
              }))}
            />
          ))}
        </ProblemList>
      )}
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
