import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { Notice } from '../../ui/notice'

/** That the open backup is not what was made with its key, or not where it was. */
export function AuthenticityNotice() {
  const authenticity = useCatalog(state => state.view?.authenticity ?? null)
  if (authenticity?.kind === 'unsigned')
    return (
      <Notice tone="warning" title={say('authenticity.opened')}>
        {say('authenticity.openedText')}
      </Notice>
    )
  if (authenticity?.kind !== 'signed' || authenticity.renamedFrom === null) return null
  return (
    <Notice tone="info" title={say('authenticity.renamed')}>
      {say('authenticity.renamedText', { name: authenticity.renamedFrom })}
    </Notice>
  )
}
