import { useEffect, useState, type ReactNode } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { MediaImage } from '../../ui/media-image'
import type { MediaUrls } from './media-urls'
import styles from './viewer.module.css'

interface ViewerStillProps {
  readonly item: CatalogItem
  readonly media: MediaUrls
  /** Until it has come, and where there is none. */
  readonly otherwise: ReactNode
}

/** The small picture that a backup has of a video that is not played. */
export function ViewerStill({ item, media, otherwise }: ViewerStillProps) {
  const [status, setStatus] = useState<'loading' | 'loaded' | 'failed'>('loading')
  useEffect(() => media.want(item.id), [media, item.id])
  return (
    <>
      {status !== 'loaded' && otherwise}
      {status !== 'failed' && (
        <MediaImage
          url={media.preview(item.id)}
          alt={item.name}
          className={status === 'loaded' ? styles.still : styles.coming}
          onLoad={() => setStatus('loaded')}
          onError={() => setStatus('failed')}
        />
      )}
    </>
  )
}
