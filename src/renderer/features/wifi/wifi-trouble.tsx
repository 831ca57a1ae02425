import type { WifiView } from '../../../shared/model/wifi'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { explainError } from '../../words/explain-error'
import { say } from '../../words/say'

interface WifiTroubleProps {
  readonly view: WifiView
  /** Null where the way back is offered beside it. */
  readonly onBack: (() => void) | null
}

/** What went wrong, if anything did: what to do about it is on this screen, and a cable always works. */
export function WifiTrouble({ view, onBack }: WifiTroubleProps) {
  if (view.status === 'paired-but-not-found') {
    return (
      <Notice tone="warning" title={say('wifi.pairedTitle')}>
        {say('wifi.pairedText')}
      </Notice>
    )
  }
  if (view.status !== 'failed') return null
  const { title, advice } = explainError(view.error)
  return (
    <Notice
      tone="error"
      title={title}
      actions={onBack && <Button onClick={onBack}>{say('wifi.cable')}</Button>}
    >
      {advice}
    </Notice>
  )
}
