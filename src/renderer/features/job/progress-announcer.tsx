import type { JobSnapshot } from '../../../shared/model/job'
import { announcementOf } from '../../lib/announcement'
import { describeHold } from '../../words/describe-hold'
import { say } from '../../words/say'
import { useJobs } from '../../store/jobs'
import { HiddenText } from '../../ui/hidden-text'

/**
 * The one live region of the app for progress: speaks at changes of phase, at every ten percent, and when it stands still
 * or goes on, on any screen.
 */
export function ProgressAnnouncer() {
  const text = useJobs(({ jobs, seen }) => {
    const job = jobs.findLast(each => !seen.has(each.id)) ?? null
    return job === null ? '' : textOf(job)
  })
  return (
    <div aria-live="polite">
      <HiddenText>{text}</HiddenText>
    </div>
  )
}

function textOf(job: JobSnapshot): string {
  const news = announcementOf(job)
  switch (news.kind) {
    case 'end':
      return say(`jobs.${job.kind}.announceEnd.${news.status}`)
    case 'hold':
      return describeHold(news.hold)
    case 'phase':
      return announcePhase(news.phase, news.percent)
  }
}

function announcePhase(phase: JobSnapshot['phase'], percent: number | null): string {
  const text = say(`progress.phases.${phase}`)
  return percent === null ? text : say('progress.announce', { phase: text, percent })
}
