import { useEffect, useState } from 'react'
import { say } from '../../words/say'
import { runningJob, useJobs } from '../../store/jobs'
import { useSettings } from '../../store/settings'
import { ConfirmDialog } from '../../ui/confirm-dialog'

/** Asks before the window closes on a running job, which may go on in the tray where there is one. */
export function CloseGuard() {
  const [asking, setAsking] = useState(false)
  const kind = useJobs(state => runningJob(state)?.kind ?? 'backup')
  const hasTray = useSettings(state => state.info?.hasTray === true)
  useEffect(() => window.api.app.closeRequested(() => setAsking(true)), [])
  return (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title={say(`jobs.${kind}.closeTitle`)}
      text={say(`jobs.${kind}.closeText`)}
      confirm={say('progress.closeConfirm')}
      keep={say('progress.closeKeep')}
      onConfirm={() => void window.api.app.close({ background: false })}
      {...(hasTray
        ? { instead: { label: say('progress.closeBackground'), onChoose: continueInBackground } }
        : { note: say('progress.noTray') })}
    />
  )
}

/** From now on without a question; Settings shows it. */
function continueInBackground(): void {
  const { preferences } = useSettings.getState()
  useSettings.setState({ preferences: { ...preferences, background: true } })
  void window.api.app.close({ background: true })
}
