import { describeError } from '../../messages/describe-error'
import { words } from '../../messages/words'
import { beginBackup } from '../../store/begin-backup'
import { go, type Intent } from '../../store/navigation'
import { useAvailable, useCatalog } from '../../store/use-browse'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** The phone has gone, or could not be looked through: what to do, without losing the way. */
export function CatalogTrouble({ intent }: { readonly intent: Intent }) {
  const connected = useAvailable()
  const error = useCatalog(
    state => state.error ?? (state.view?.status === 'failed' ? state.view.error : null),
  )
  if (!connected) return <PhoneGone intent={intent} />
  if (error === null || error === undefined) return null
  const { title, advice } = describeError(error)
  return (
    <Notice
      tone="error"
      title={words.choose.failedTitle}
      actions={<Button onClick={() => beginBackup(intent)}>{words.choose.lookAgain}</Button>}
    >
      {title}. {advice} {words.choose.lookAgainNote}
    </Notice>
  )
}

function PhoneGone({ intent }: { readonly intent: Intent }) {
  return (
    <Notice
      tone="warning"
      title={words.choose.gone}
      actions={
        <Button onClick={() => go('backup', { name: 'connect', intent, resume: true })}>
          {words.choose.goneAction}
        </Button>
      }
    >
      {words.choose.goneText}
    </Notice>
  )
}
