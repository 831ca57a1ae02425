import { CircleDotDashed, Image, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { hasFullSize } from '../../lib/view-kind'
import { say } from '../../words/say'
import { useIsMotion } from '../../store/use-browse'
import { IconButton } from '../../ui/icon-button'
import { MiddleEllipsis } from '../../ui/middle-ellipsis'
import { ItemDialog } from './item-dialog'
import type { MediaUrls } from './media-urls'
import { ViewerBar } from './viewer-bar'
import { ViewerStage } from './viewer-stage'

interface ViewerProps {
  readonly items: readonly CatalogItem[]
  readonly index: number
  readonly item: CatalogItem
  readonly media: MediaUrls
  readonly selected: boolean
  readonly onSelect: (on: boolean) => void
  readonly onMove: (index: number) => void
  readonly onClose: () => void
}

/** One item as large as the window allows. */
export function Viewer(props: ViewerProps) {
  const { items, index, item, media, selected, onSelect, onMove, onClose } = props
  const [zoomed, setZoomed] = useState<number | null>(null)
  const [playing, setPlaying] = useState<number | null>(null)
  const hasMotion = useIsMotion(item) && media.motion !== null
  const plays = hasMotion && playing === item.id
  const zoom =
    media.file !== null && hasFullSize(item) && !plays
      ? { on: zoomed === item.id, set: (on: boolean) => setZoomed(on ? item.id : null) }
      : null
  return (
    <ItemDialog
      size="window"
      name={item.name}
      title={<MiddleEllipsis text={item.name} />}
      buttons={
        <>
          {hasMotion && (
            <IconButton
              icon={plays ? Image : CircleDotDashed}
              label={plays ? say('viewer.stopMotion') : say('viewer.playMotion')}
              onClick={() => setPlaying(plays ? null : item.id)}
            />
          )}
          {zoom !== null && (
            <IconButton
              icon={zoom.on ? ZoomOut : ZoomIn}
              label={zoom.on ? say('viewer.zoomOut') : say('viewer.zoomIn')}
              onClick={() => zoom.set(!zoom.on)}
            />
          )}
        </>
      }
      total={items.length}
      onZoom={on => zoom?.set(on)}
      {...{ index, selected, onSelect, onMove, onClose }}
    >
      <ViewerStage key={String(media.available)} {...{ items, index, media, zoom, plays, onMove }} />
      <ViewerBar {...{ item, selected, onSelect }} />
    </ItemDialog>
  )
}
