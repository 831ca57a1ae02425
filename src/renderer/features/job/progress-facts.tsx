import type { JobSnapshot } from '../../../shared/model/job'
import { format, say } from '../../words/say'
import styles from './progress-facts.module.css'

/** The numbers of a running job. While it stands still it has no speed and no end in sight. */
export function ProgressFacts({ job }: { readonly job: JobSnapshot }) {
  const facts: readonly (readonly [label: string, value: string])[] = [
    [say('progress.items'), say('progress.itemsOf', { done: job.itemsDone, total: job.itemsTotal })],
    ...(job.bytesTotal > 0 ? factsOfBytes(job) : []),
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

/** Where nothing but items is counted there is no speed to be told, nor how long it takes. */
function factsOfBytes(job: JobSnapshot): readonly (readonly [label: string, value: string])[] {
  return [
    [say('progress.data'), say('progress.bytesOf', { done: job.bytesDone, total: job.bytesTotal })],
    [
      say('progress.speed'),
      job.hold === null && job.bytesPerSecond > 0
        ? format().speed(job.bytesPerSecond)
        : say('progress.nothing'),
    ],
    [say('progress.remaining'), remainingText(job)],
  ]
}

function remainingText({ hold, remainingSeconds }: JobSnapshot): string {
  if (hold !== null) return say('progress.nothing')
  return remainingSeconds === null
    ? say('progress.remainingUnknown')
    : say('progress.remainingText', { seconds: remainingSeconds })
}
