import { Undo2 } from 'lucide-react'
import type { FreeUpReport, JobSnapshot, Outcome } from '../../../shared/model/job'
import { findReadyPhone, useDevices } from '../../store/devices'
import { putBack } from '../../store/free-up'
import { isBusyFor, useJobs } from '../../store/jobs'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { usePasswordAsk } from '../encryption/use-password-ask'
import { FactsCard } from '../job/facts-card'
import { FolderCard } from '../job/folder-card'
import { IssueList } from '../job/issue-list'
import { ResultFrame } from '../job/result-frame'
import { useReport } from '../job/use-report'
import { ErrorNotice } from '../problem/error-notice'
import styles from './free-up.module.css'

/** What was taken off the phone, what stayed and why, and the way back. */
export function FreeUpResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'free-up')
  return (
    <ResultFrame
      job={job}
      title={outcome => say(`freeUpResult.outcomes.${outcome}`)}
      lead={report === null ? undefined : say(`freeUpResult.lead.${report.way}`, { ...report.removed })}
      missing={missing ? say('freeUpResult.noReport') : null}
    >
      {report !== null && <Details job={job} report={report} />}
    </ResultFrame>
  )
}

function Details({ job, report }: { readonly job: JobSnapshot; readonly report: Outcome<FreeUpReport> }) {
  const { way, removed, issues, folder } = report
  return (
    <>
      {removed.count > 0 && <PutBack job={job} />}
      {way === 'trash' && removed.count > 0 && (
        <Notice tone="info" title={say('freeUpResult.inTrash')}>
          {say('freeUpResult.inTrashText')}
        </Notice>
      )}
      <IssueList id={job.id} issues={issues} title={say('freeUpResult.stayedTitle')} />
      <FactsCard
        title={say('freeUpResult.title', { phone: job.phoneName })}
        facts={[
          [say(`freeUpResult.removed.${way}`), say('common.tally', { ...removed })],
          [say('freeUpResult.stayed'), say('common.count', { count: job.itemsTotal - removed.count })],
        ]}
      />
      <FolderCard id={job.id} label={folder} />
    </>
  )
}

const reasonId = 'put-back-reason'

/** Undoes it, where the phone is there. */
function PutBack({ job }: { readonly job: JobSnapshot }) {
  const phone = useDevices(({ view }) => findReadyPhone(view, job.phoneId))
  const busy = useJobs(state => isBusyFor(state, job.phoneId))
  const { pending, error, run, dialog } = usePasswordAsk({
    text: say('encryption.openText'),
    action: say('freeUpResult.putBack'),
  })
  const reason = phone === null ? say('choose.notConnected') : busy ? say('library.busy') : null
  return (
    <div className={styles.row}>
      <Button
        icon={Undo2}
        disabled={pending}
        blockedBy={reason === null ? undefined : reasonId}
        onClick={() => run(({ password }) => putBack(job.id, password))}
      >
        {say('freeUpResult.putBack')}
      </Button>
      <p className={styles.soft} id={reasonId}>
        {reason ?? say('freeUpResult.putBackText')}
      </p>
      {dialog}
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}
