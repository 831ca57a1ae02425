import type { JobSnapshot } from '../../../shared/model/job'
import { format, words } from '../../messages/words'
import styles from './progress-facts.module.css'

/** The numbers of a running job. While it stands still it has no speed and no end in sight. */
export function ProgressFacts({ job }: { readonly job: JobSnapshot }) {
  const facts: readonly (readonly [label: string, value: string])[] = [
    [words.backup.items, words.backup.itemsOf(job.itemsDone, job.itemsTotal)],
    [words.backup.data, words.backup.bytesOf(job.bytesDone, job.bytesTotal)],
    [
      words.backup.speed,
      job.hold === null && job.bytesPerSecond > 0 ? format.speed(job.bytesPerSecond) : words.backup.nothing,
    ],
    [words.backup.remaining, remainingText(job)],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function remainingText({ hold, remainingSeconds }: JobSnapshot): string {
  if (hold !== null) return words.backup.nothing
  return remainingSeconds === null
    ? words.backup.remainingUnknown
    : words.backup.remainingText(remainingSeconds)
}
