import { Eraser } from 'lucide-react'
import type { ReadyPhone } from '../../../shared/model/device'
import { openFreeUp } from '../../store/free-up'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { usePasswordAsk } from '../encryption/use-password-ask'
import { ErrorNotice } from '../problem/error-notice'

interface FreeUpButtonProps {
  readonly phone: ReadyPhone
  /** A complete one of that phone. */
  readonly backupId: string
  readonly blockedBy?: string | undefined
}

/** Leads to what could be taken off a phone because a backup has it; asks for the password where it is needed. */
export function FreeUpButton({ phone, backupId, blockedBy }: FreeUpButtonProps) {
  const { pending, error, run, dialog } = usePasswordAsk({
    text: say('encryption.openText'),
    action: say('library.open'),
    offerRemember: true,
  })
  return (
    <>
      <Button
        icon={Eraser}
        disabled={pending}
        blockedBy={blockedBy}
        onClick={() => run(secret => openFreeUp(backupId, phone.serial, secret))}
      >
        {say('freeUp.action')}
      </Button>
      {dialog}
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
