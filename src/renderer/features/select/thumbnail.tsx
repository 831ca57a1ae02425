import { File, Film, Image, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { thumbnailUrl, type CatalogItem } from '../../../shared/model/catalog'
import { tellVisible } from '../../store/tell-visible'
import { MediaImage } from '../../ui/media-image'
import { useRest } from '../../ui/use-rest'
import styles from './thumbnail.module.css'

const icons: Readonly<Record<CatalogItem['preview'], LucideIcon>> = { image: Image, video: Film, none: File }

/** Rows that fly by while scrolling ask the phone for nothing: a picture is fetched only after this rest (ms). */
const restBeforeLoading = 80

interface ThumbnailProps {
  readonly catalogId: string
  readonly item: Pick<CatalogItem, 'id' | 'name' | 'preview'>
  /** Too small for a name. */
  readonly small?: boolean
}

/** The picture of an item over a placeholder of its kind, which stays when there is none. */
export function Thumbnail({ catalogId, item, small = false }: ThumbnailProps) {
  const rested = useRest(restBeforeLoading)
  const [status, setStatus] = useState<'loading' | 'loaded' | 'failed'>('loading')
  const possible = item.preview !== 'none'
  useEffect(
    () => (possible ? tellVisible('thumbnail', catalogId, item.id) : undefined),
    [possible, catalogId, item.id],
  )
  const Icon = icons[item.preview]
  return (
    <>
      <span className={small ? styles.smallPlaceholder : styles.placeholder}>
        <Icon size={small ? 20 : 28} strokeWidth={1.5} aria-hidden />
        {item.preview !== 'image' && !small && <span className={styles.name}>{item.name}</span>}
      </span>
      {possible && rested && status !== 'failed' && (
        <MediaImage
          url={thumbnailUrl(catalogId, item.id)}
          alt=""
          className={status === 'loaded' ? styles.loaded : styles.picture}
          onLoad={() => setStatus('loaded')}
          onError={() => setStatus('failed')}
        />
      )}
    </>
  )
}
