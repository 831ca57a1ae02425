import { useEffect, useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { words } from '../../messages/words'
import { MediaImage } from '../../ui/media-image'
import { useRest } from '../../ui/use-rest'
import type { MediaSource } from './media-source'
import { ViewerPlaceholder } from './viewer-placeholder'
import styles from './viewer.module.css'

/** Items that fly by while a key is held down ask the phone for nothing large (ms). */
const restBeforeLoading = 120

type Loading = 'loading' | 'loaded' | 'failed'

interface ViewerPictureProps {
  readonly item: CatalogItem
  readonly media: MediaSource
  /** Else it only gets ready. */
  readonly shown: boolean
  /** The large picture is there, or there is none. */
  readonly onSettled: (itemId: number) => void
}

/** The thumbnail at once, blurred; the large picture over it when it has come; what there is when it does not. */
export function ViewerPicture({ item, media, shown, onSettled }: ViewerPictureProps) {
  const [thumbnail, setThumbnail] = useState<Loading>('loading')
  const [large, setLarge] = useState<Loading>('loading')
  const rested = useRest(restBeforeLoading)
  useEffect(() => media.want(item.id), [media, item.id])
  useEffect(() => {
    if (shown && large !== 'loading') onSettled(item.id)
  }, [shown, large, item.id, onSettled])
  if (large === 'failed' && thumbnail === 'failed') {
    return shown ? <ViewerPlaceholder item={item} available={media.available} /> : null
  }
  return (
    <div className={styles.layer} hidden={!shown}>
      {large !== 'loaded' && thumbnail !== 'failed' && (
        <MediaImage
          url={media.thumbnail(item.id)}
          alt={large === 'failed' ? item.name : ''}
          className={large === 'failed' ? styles.small : styles.blurred}
          onLoad={() => setThumbnail('loaded')}
          onError={() => setThumbnail('failed')}
        />
      )}
      {rested && large !== 'failed' && (
        <MediaImage
          url={media.preview(item.id)}
          alt={item.name}
          className={large === 'loaded' ? styles.large : styles.coming}
          onLoad={() => setLarge('loaded')}
          onError={() => setLarge('failed')}
        />
      )}
      <p className={styles.note}>{describe(item, thumbnail, large)}</p>
    </div>
  )
}

function describe(item: CatalogItem, thumbnail: Loading, large: Loading): string | null {
  if (large === 'loading') return words.viewer.loading
  if (item.preview === 'video') return words.viewer.still
  return large === 'failed' && thumbnail === 'loaded' ? words.viewer.small : null
}
