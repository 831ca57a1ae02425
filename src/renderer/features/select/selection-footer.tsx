import type { Tally } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import { go } from '../../store/navigation'
import { setEncrypt, useSettings } from '../../store/settings'
import { useAvailable, useCatalog } from '../../store/use-browse'
import { Button } from '../../ui/button'
import { FooterBar } from '../../ui/footer-bar'
import { Switch } from '../../ui/switch'

const reasonId = 'start-reason'

/** How much is selected, and the way on. */
export function SelectionFooter({ tally }: { readonly tally: Tally }) {
  const status = useCatalog(state => state.view?.status ?? (state.error === null ? 'scanning' : 'failed'))
  const connected = useAvailable()
  const encrypt = useSettings(state => state.preferences.encrypt)
  const reason = reasonNotToStart(status, connected, tally.count)
  return (
    <FooterBar tally={tally} note={reason} noteId={reasonId}>
      <Switch label={say('encryption.title')} on={encrypt} onChange={setEncrypt} />
      <Button
        variant="primary"
        blockedBy={reason === null ? undefined : reasonId}
        onClick={() => go('backup', { name: 'output', intent: 'choose' })}
      >
        {say('choose.start')}
      </Button>
    </FooterBar>
  )
}

function reasonNotToStart(
  status: 'scanning' | 'complete' | 'failed',
  connected: boolean,
  count: number,
): string | null {
  if (!connected) return say('choose.notConnected')
  if (status === 'scanning') return say('choose.stillScanning')
  if (status === 'failed') return say('choose.notComplete')
  return count === 0 ? say('choose.nothingSelected') : null
}
