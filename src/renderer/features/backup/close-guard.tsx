import { useEffect, useState } from 'react'
import { words } from '../../messages/words'
import { ConfirmDialog } from '../../ui/confirm-dialog'

/** Asks before the window closes on a running backup. */
export function CloseGuard() {
  const [asking, setAsking] = useState(false)
  useEffect(() => window.api.app.closeRequested(() => setAsking(true)), [])
  return (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title={words.backup.closeTitle}
      text={words.backup.closeText}
      confirm={words.backup.closeConfirm}
      keep={words.backup.closeKeep}
      onConfirm={() => void window.api.app.close()}
    />
  )
}
