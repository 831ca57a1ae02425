import { useMemo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { isSelected } from '../../lib/is-selected'
import { selectItems } from '../../store/select-items'
import { useAvailable, useBrowse, useCatalog, useSelection } from '../../store/use-browse'
import { catalogMedia } from '../viewer/media-urls'
import { Viewer } from '../viewer/viewer'

interface CatalogViewerProps {
  readonly category: AnyCategory
  readonly items: readonly CatalogItem[]
  /** Null while it is closed. */
  readonly index: number | null
  readonly onMove: (index: number) => void
  readonly onClose: () => void
}

/** The viewer on items of the phone or of a backup, which are selected there or not. */
export function CatalogViewer({ category, items, index, onMove, onClose }: CatalogViewerProps) {
  const item = index === null ? undefined : items[index]
  const catalogId = useCatalog(state => state.view?.id) ?? ''
  const browse = useBrowse()
  const available = useAvailable()
  const selected = useSelection(
    state => item !== undefined && isSelected(valueFor(state.selections, category), item.id),
  )
  const media = useMemo(() => catalogMedia(catalogId, browse.of, available), [catalogId, browse, available])
  if (index === null || item === undefined) return null
  return (
    <Viewer
      {...{ items, index, item, media, selected, onMove, onClose }}
      onSelect={on => selectItems(browse, category, [item], on)}
    />
  )
}
