import type { Tally } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { FooterBar } from '../../ui/footer-bar'

const reasonId = 'start-backup-reason'

interface OutputFooterProps {
  readonly tally: Tally
  /** Why it cannot start yet. */
  readonly reason: string | null
  readonly pending: boolean
  readonly onStart: () => void
}

export function OutputFooter({ tally, reason, pending, onStart }: OutputFooterProps) {
  return (
    <FooterBar tally={tally} note={reason} noteId={reasonId}>
      <Button
        variant="primary"
        disabled={pending}
        blockedBy={reason === null ? undefined : reasonId}
        onClick={onStart}
      >
        {say('output.start')}
      </Button>
    </FooterBar>
  )
}
