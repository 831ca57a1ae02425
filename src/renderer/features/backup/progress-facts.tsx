import type { JobSnapshot } from '../../../shared/model/job'
import { format, words } from '../../messages/words'
import styles from './progress-facts.module.css'

/** The numbers of a running backup. */
export function ProgressFacts({ job }: { readonly job: JobSnapshot }) {
  const facts: readonly (readonly [label: string, value: string])[] = [
    [words.backup.items, words.backup.itemsOf(job.itemsDone, job.itemsTotal)],
    [words.backup.data, words.backup.bytesOf(job.bytesDone, job.bytesTotal)],
    [words.backup.speed, job.bytesPerSecond > 0 ? format.speed(job.bytesPerSecond) : words.backup.noSpeed],
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

function remainingText({ remainingSeconds }: JobSnapshot): string {
  return remainingSeconds === null
    ? words.backup.remainingUnknown
    : words.backup.remainingText(remainingSeconds)
}
