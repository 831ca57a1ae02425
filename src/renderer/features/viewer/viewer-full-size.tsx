import { useEffect, useRef } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import { MediaImage } from '../../ui/media-image'
import styles from './viewer.module.css'

interface ViewerFullSizeProps {
  readonly item: CatalogItem
  readonly url: string
  readonly onLeave: () => void
}

/** A picture, each of its pixels one of the screen's; what is beyond the window is scrolled to. */
export function ViewerFullSize({ item, url, onLeave }: ViewerFullSizeProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // So that the arrow keys scroll at once.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  const center = () => {
    const element = scroller.current
    element?.scrollTo({
      left: (element.scrollWidth - element.clientWidth) / 2,
      top: (element.scrollHeight - element.clientHeight) / 2,
    })
  }
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={say('viewer.zoomIn')}
      data-scrolls
      onClick={onLeave}
    >
      <MediaImage url={url} alt={item.name} className={styles.fullSize} onLoad={center} onError={onLeave} />
    </div>
  )
}
