import { useEffect, useState } from 'react'
import { jobWords } from '../../messages/job-words'
import { words } from '../../messages/words'
import { runningJob, useJobs } from '../../store/jobs'
import { ConfirmDialog } from '../../ui/confirm-dialog'

/** Asks before the window closes on a running job. */
export function CloseGuard() {
  const [asking, setAsking] = useState(false)
  const kind = useJobs(state => runningJob(state)?.kind ?? 'backup')
  useEffect(() => window.api.app.closeRequested(() => setAsking(true)), [])
  return (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title={jobWords({ kind }).closeTitle}
      text={jobWords({ kind }).closeText}
      confirm={words.backup.closeConfirm}
      keep={words.backup.closeKeep}
      onConfirm={() => void window.api.app.close()}
    />
  )
}
