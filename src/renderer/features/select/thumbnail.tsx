import { File, Film, Image, type LucideIcon } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { thumbnailUrl, type CatalogItem } from '../../../shared/model/catalog'
import { tellVisible } from './tell-visible'
import styles from './thumbnail.module.css'

const icons: Readonly<Record<CatalogItem['preview'], LucideIcon>> = { image: Image, video: Film, none: File }

/** Rows that fly by while scrolling ask the phone for nothing: a picture is fetched only after this rest (ms). */
const restBeforeLoading = 80

interface ThumbnailProps {
  readonly catalogId: string
  readonly item: CatalogItem
}

/** The picture of an item over a placeholder of its kind, which stays when there is none. */
export function Thumbnail({ catalogId, item }: ThumbnailProps) {
  const [status, setStatus] = useState<'resting' | 'loading' | 'loaded' | 'failed'>('resting')
  useEffect(() => {
    const timer = setTimeout(() => setStatus('loading'), restBeforeLoading)
    return () => clearTimeout(timer)
  }, [])
  const possible = item.preview !== 'none'
  useEffect(
    () => (possible ? tellVisible('thumbnail', catalogId, item.id) : undefined),
    [possible, catalogId, item.id],
  )
  const url = thumbnailUrl(catalogId, item.id)
  // An image element that is taken out of the page goes on loading unless its source is taken away.
  const load = useCallback(
    (image: HTMLImageElement) => {
      image.src = url
      return () => image.removeAttribute('src')
    },
    [url],
  )
  const Icon = icons[item.preview]
  const wanted = possible && (status === 'loading' || status === 'loaded')
  return (
    <>
      <span className={styles.placeholder}>
        <Icon size={28} strokeWidth={1.5} aria-hidden />
        {item.preview !== 'image' && <span className={styles.name}>{item.name}</span>}
      </span>
      {wanted && (
        <img
          ref={load}
          className={status === 'loaded' ? styles.loaded : styles.picture}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onLoad={() => setStatus('loaded')}
          onError={() => setStatus('failed')}
        />
      )}
    </>
  )
}
