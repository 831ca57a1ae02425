import { useMemo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import { isPicked } from '../../lib/is-picked'
import { useCatalog } from '../../store/catalog'
import { isReady, useDevices } from '../../store/devices'
import { pickItems, useSelection } from '../../store/selection'
import { catalogMedia } from '../viewer/media-source'
import { Viewer } from '../viewer/viewer'

interface CatalogViewerProps {
  readonly category: Category
  readonly items: readonly CatalogItem[]
  /** Null while it is closed. */
  readonly index: number | null
  readonly onMove: (index: number) => void
  readonly onClose: () => void
}

/** The viewer on items of the phone, which go into the backup or stay out. */
export function CatalogViewer({ category, items, index, onMove, onClose }: CatalogViewerProps) {
  const item = index === null ? undefined : items[index]
  const catalogId = useCatalog(state => state.view?.id) ?? ''
  const serial = useCatalog(state => state.serial)
  const connected = useDevices(state => serial !== null && isReady(state, serial))
  const picked = useSelection(state => item !== undefined && isPicked(state.picks[category], item.id))
  const media = useMemo(() => catalogMedia(catalogId, connected), [catalogId, connected])
  if (index === null || item === undefined) return null
  return (
    <Viewer
      {...{ items, index, item, media, picked, onMove, onClose }}
      onPick={on => pickItems(category, [item], on)}
    />
  )
}
