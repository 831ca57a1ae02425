import { useEffect, useState } from 'react'
import type { LastBackup } from '../../../shared/model/output'
import { words } from '../../messages/words'
import { runningJob, useJobs } from '../../store/jobs'
import styles from './phone-card.module.css'

/** When this phone was last backed up into the current folder; asked again whenever a backup ends. */
export function LastBackupLine({ serial }: { readonly serial: string }) {
  const [last, setLast] = useState<LastBackup | null | 'asking'>('asking')
  const running = useJobs(state => runningJob(state) !== null)
  useEffect(() => {
    let current = true
    void window.api.backup.earlier({ serial }).then(answer => {
      if (current) setLast(answer.ok ? answer.value.last : null)
    })
    return () => {
      current = false
    }
  }, [serial, running])
  return (
    <dl className={styles.last}>
      <dt>{words.home.lastBackup}</dt>
      <dd>{describe(last)}</dd>
    </dl>
  )
}

function describe(last: LastBackup | null | 'asking'): string {
  if (last === 'asking') return words.common.loading
  if (last === null) return words.home.noBackup
  return words.home.lastBackupText(last.finishedAt, last.items, last.bytes)
}
