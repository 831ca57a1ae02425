import { useId, useState } from 'react'
import { faultCodes, type FaultCode, type IssueGroup } from '../../../shared/model/issue'
import type { JobSnapshot } from '../../../shared/model/job'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { ProblemGroup } from './problem-group'
import { ProblemList } from './problem-list'
import { useRunningIssues } from './use-running-issues'

/** How many problems a running job has met, and on demand which, and what to do about them. */
export function RunningProblems({ job }: { readonly job: JobSnapshot }) {
  const { id, kind, issueCount } = job
  const [open, setOpen] = useState(false)
  const listId = useId()
  const groups = useRunningIssues(open ? id : null, issueCount)
  if (issueCount === 0) return null
  return (
    <>
      <Notice
        tone="info"
        title={say('progress.problems', { count: issueCount })}
        actions={
          <Button
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            onClick={() => setOpen(!open)}
          >
            {open ? say('progress.hideProblems') : say('progress.showProblems')}
          </Button>
        }
      >
        {say(`jobs.${kind}.continues`)}
      </Notice>
      <div id={listId} hidden={!open}>
        {open && groups.length > 0 && (
          <ProblemList
            id={id}
            title={
              kind === 'verify' || kind === 'check-copies'
                ? say('verify.faultsTitle')
                : say('result.problemsTitle')
            }
          >
            {groups.map(group => (
              <ProblemGroup key={group.code} {...wordsOf(group)} entries={group.first} count={group.count} />
            ))}
          </ProblemList>
        )}
      </div>
    </>
  )
}

function wordsOf({ code }: IssueGroup): { readonly title: string; readonly advice: string } {
  return isFault(code)
    ? { title: say(`verify.faults.${code}.title`), advice: say(`verify.faults.${code}.advice`) }
    : { title: say(`issues.${code}.title`), advice: say(`issues.${code}.advice`) }
}

function isFault(code: IssueGroup['code']): code is FaultCode {
  return faultCodes.some(fault => fault === code)
}
