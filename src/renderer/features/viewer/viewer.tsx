import { X, ZoomIn, ZoomOut } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { hasFullSize } from '../../lib/view-kind'
import { words } from '../../messages/words'
import { useBrowseWords } from '../../store/use-browse'
import { HiddenText } from '../../ui/hidden-text'
import { IconButton } from '../../ui/icon-button'
import { MiddleEllipsis } from '../../ui/middle-ellipsis'
import type { MediaSource } from './media-source'
import { ViewerBar } from './viewer-bar'
import { viewerKey } from './viewer-key'
import { ViewerStage } from './viewer-stage'
import styles from './viewer.module.css'

interface ViewerProps {
  readonly items: readonly CatalogItem[]
  readonly index: number
  readonly item: CatalogItem
  readonly media: MediaSource
  readonly selected: boolean
  readonly onSelect: (on: boolean) => void
  readonly onMove: (index: number) => void
  readonly onClose: () => void
}

/** One item as large as the window allows. The backdrop is ours, see ui/dialog.tsx; its owner takes the focus back. */
export function Viewer(props: ViewerProps) {
  const { items, index, item, media, selected, onSelect, onMove, onClose } = props
  const own = useBrowseWords()
  const [zoomed, setZoomed] = useState<number | null>(null)
  const zoom =
    media.file !== null && hasFullSize(item)
      ? { on: zoomed === item.id, set: (on: boolean) => setZoomed(on ? item.id : null) }
      : null
  const content = useRef<HTMLDivElement>(null)
  const move = (to: number) => onMove(Math.min(items.length - 1, Math.max(0, to)))
  const onKeyDown = (event: KeyboardEvent) => {
    const action = viewerKey(event)
    if (action === null) return
    event.preventDefault()
    if (action.kind === 'move') move(index + action.by)
    else if (action.kind === 'jump') move(action.to === 'first' ? 0 : items.length - 1)
    else if (action.kind === 'toggle') onSelect(!selected)
    else if (action.kind === 'zoom') zoom?.set(action.on)
    else onClose()
  }
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <div className={styles.backdrop}>
          <Dialog.Content
            ref={content}
            className={styles.viewer}
            aria-modal
            aria-describedby={undefined}
            onKeyDown={onKeyDown}
            onOpenAutoFocus={event => {
              event.preventDefault()
              content.current?.focus()
            }}
            onCloseAutoFocus={event => event.preventDefault()}
          >
            <div className={styles.top}>
              <Dialog.Title className={styles.title}>
                <MiddleEllipsis text={item.name} />
              </Dialog.Title>
              <p className={styles.position}>{words.viewer.position(index + 1, items.length)}</p>
              {zoom !== null && (
                <IconButton
                  icon={zoom.on ? ZoomOut : ZoomIn}
                  label={zoom.on ? words.inside.zoomOut : words.inside.zoomIn}
                  onClick={() => zoom.set(!zoom.on)}
                />
              )}
              <IconButton icon={X} label={words.common.close} onClick={onClose} />
            </div>
            <ViewerStage key={String(media.available)} {...{ items, index, media, zoom }} onMove={move} />
            <ViewerBar item={item} selected={selected} onSelect={onSelect} />
            <HiddenText>
              <span role="status">
                {words.viewer.announce(
                  item.name,
                  index + 1,
                  items.length,
                  selected ? own.announceSelected : own.announceLeft,
                )}
              </span>
            </HiddenText>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
