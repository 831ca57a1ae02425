import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { viewKind } from '../../lib/view-kind'
import { say } from '../../words/say'
import type { MediaUrls } from './media-urls'
import { ViewerFullSize } from './viewer-full-size'
import { ViewerPicture } from './viewer-picture'
import { ViewerPlaceholder } from './viewer-placeholder'
import { ViewerPlayer } from './viewer-player'
import { ViewerText } from './viewer-text'
import styles from './viewer.module.css'

interface ViewerStageProps {
  readonly items: readonly CatalogItem[]
  readonly index: number
  readonly media: MediaUrls
  readonly onMove: (index: number) => void
  /** Null where the item has no other size. */
  readonly zoom: { readonly on: boolean; readonly set: (on: boolean) => void } | null
  /** The video of a motion photo, in place of the photo. */
  readonly plays: boolean
}

/** The item; once it is there, the next one is made ready behind it. Main loads one large picture at a time. */
export function ViewerStage({ items, index, media, onMove, zoom, plays }: ViewerStageProps) {
  const [settled, setSettled] = useState<number | null>(null)
  const item = items[index]
  const near = settled === item?.id ? [item, items[index + 1]] : [item]
  return (
    <div className={styles.stage}>
      {near.map(each =>
        each === undefined || viewKind(each, media.file !== null) !== 'picture' ? null : (
          <ViewerPicture
            key={each.id}
            item={each}
            media={media}
            shown={each === item && !plays}
            onSettled={setSettled}
            onZoom={zoom === null ? undefined : () => zoom.set(true)}
          />
        ),
      )}
      {item !== undefined && <Whole key={item.id} item={item} media={media} />}
      {item !== undefined && plays && media.motion !== null && (
        <ViewerPlayer
          key={`motion ${item.id}`}
          {...{ item, media }}
          kind="video"
          url={media.motion(item.id)}
        />
      )}
      {item !== undefined && zoom?.on === true && media.file !== null && (
        <ViewerFullSize item={item} url={media.file(item.id)} onLeave={() => zoom.set(false)} />
      )}
      <Turn
        icon={ChevronLeft}
        label={say('viewer.previous')}
        className={styles.previous}
        end={index === 0}
        onClick={() => onMove(index - 1)}
      />
      <Turn
        icon={ChevronRight}
        label={say('viewer.next')}
        className={styles.next}
        end={index === items.length - 1}
        onClick={() => onMove(index + 1)}
      />
    </div>
  )
}

/** What is no picture. */
function Whole({ item, media }: { readonly item: CatalogItem; readonly media: MediaUrls }) {
  const kind = viewKind(item, media.file !== null)
  switch (kind) {
    case 'picture':
      return null
    case 'video':
    case 'audio':
      return <ViewerPlayer {...{ item, kind, media }} url={media.file?.(item.id) ?? ''} />
    case 'text':
      return <ViewerText item={item} media={media} />
    case 'nothing':
      return <ViewerPlaceholder {...{ item, kind, media }} />
  }
}

interface TurnProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly className: string | undefined
  /** There is nothing further this way. The button stays, so that it does not lose the focus. */
  readonly end: boolean
  readonly onClick: () => void
}

function Turn({ icon: Icon, label, className, end, onClick }: TurnProps) {
  return (
    <button
      type="button"
      className={`${styles.turn} ${className}`}
      aria-label={label}
      title={label}
      aria-disabled={end || undefined}
      onClick={end ? undefined : onClick}
    >
      <Icon size={26} aria-hidden />
    </button>
  )
}
