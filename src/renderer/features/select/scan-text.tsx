import { addTallies } from '../../lib/tally-selected'
import { say } from '../../words/say'
import { useBrowse, useCatalog } from '../../store/use-browse'
import { ScanDots } from '../../ui/scan-dots'

/** How far the phone has been looked through, or the backup been read. */
export function ScanText() {
  const { of } = useBrowse()
  const view = useCatalog(state => state.view)
  const failed = useCatalog(state => state.error !== null || state.view?.status === 'failed')
  if (failed) return null
  const found = addTallies(view === null ? [] : Object.values(view.categories))
  if (view?.status === 'complete')
    return say(`browse.${of}.complete`, { count: found.count, bytes: found.bytes })
  return (
    <>
      <ScanDots />
      {view === null ? say(`browse.${of}.opening`) : say(`browse.${of}.scanning`, { count: found.count })}
    </>
  )
}
