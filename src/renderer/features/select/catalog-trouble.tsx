import { explainError } from '../../words/explain-error'
import { say } from '../../words/say'
import { beginBackup } from '../../store/begin-backup'
import { go, type PhoneIntent } from '../../store/navigation'
import { useAvailable, useCatalog } from '../../store/use-browse'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** The phone has gone, or could not be looked through: what to do, without losing the way. */
export function CatalogTrouble({ intent }: { readonly intent: PhoneIntent }) {
  const connected = useAvailable()
  const error = useCatalog(
    state => state.error ?? (state.view?.status === 'failed' ? state.view.error : null),
  )
  if (!connected) return <PhoneGone intent={intent} />
  if (error === null || error === undefined) return null
  const { title, advice } = explainError(error)
  return (
    <Notice
      tone="error"
      title={say('choose.failedTitle')}
      actions={<Button onClick={() => beginBackup(intent)}>{say('choose.lookAgain')}</Button>}
    >
      {title}. {advice} {intent !== 'folders' && say('choose.lookAgainNote')}
    </Notice>
  )
}

function PhoneGone({ intent }: { readonly intent: PhoneIntent }) {
  return (
    <Notice
      tone="warning"
      title={say('choose.gone')}
      actions={
        <Button onClick={() => go('backup', { name: 'connect', intent, resume: true })}>
          {say('choose.goneAction')}
        </Button>
      }
    >
      {say('choose.goneText')}
    </Notice>
  )
}
