import { useEffect } from 'react'
import { valueFor } from '../../../shared/model/category'
import { countMessages } from '../../lib/count-messages'
import { fetchItems } from '../../store/fetch-items'
import { useBrowse, useCatalog, useSelection } from '../../store/use-browse'
import { useAction } from '../../ui/use-action'

/** How many messages there are in the selected conversations; null until it is known. */
export function useMessageCount(): number | null {
  const browse = useBrowse()
  const items = useCatalog(state => state.items.messages)
  const selection = useSelection(state => valueFor(state.selections, 'messages'))
  const { pending, error, run } = useAction()
  const wanted = items === undefined && !pending && error === null
  useEffect(() => {
    if (wanted) run(() => fetchItems(browse, 'messages'))
  })
  return items === undefined ? null : countMessages(items, selection)
}
