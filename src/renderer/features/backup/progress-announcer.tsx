import { announcementOf } from '../../lib/announcement'
import { words } from '../../messages/words'
import { useJobs } from '../../store/jobs'
import { HiddenText } from '../../ui/hidden-text'

/** The one live region of the app for progress: speaks at changes of phase and at every ten percent, on any screen. */
export function ProgressAnnouncer() {
  const text = useJobs(({ jobs, seen }) => {
    const job = jobs.findLast(each => !seen.has(each.id)) ?? null
    if (job === null) return ''
    const news = announcementOf(job)
    return news.kind === 'end'
      ? words.backup.announceEnd[news.status]
      : words.backup.announce(words.backup.phases[news.phase], news.percent)
  })
  return (
    <div aria-live="polite">
      <HiddenText>{text}</HiddenText>
    </div>
  )
}
