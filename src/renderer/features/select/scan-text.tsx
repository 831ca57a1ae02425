import { addTallies } from '../../lib/tally-selected'
import { useBrowseWords, useCatalog } from '../../store/use-browse'
import { ScanDots } from '../../ui/scan-dots'

/** How far the phone has been looked through, or the backup been read. */
export function ScanText() {
  const own = useBrowseWords()
  const view = useCatalog(state => state.view)
  const failed = useCatalog(state => state.error !== null || state.view?.status === 'failed')
  if (failed) return null
  const found = addTallies(view === null ? [] : Object.values(view.categories))
  if (view?.status === 'complete') return own.complete(found.count, found.bytes)
  return (
    <>
      <ScanDots />
      {view === null ? own.opening : own.scanning(found.count)}
    </>
  )
}
