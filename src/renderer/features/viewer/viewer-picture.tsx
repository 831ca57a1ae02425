import { useEffect, useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import type { Browse } from '../../store/browse'
import { useBrowse } from '../../store/use-browse'
import { MediaImage } from '../../ui/media-image'
import { useRest } from '../../ui/use-rest'
import type { MediaUrls } from './media-urls'
import { ViewerPlaceholder } from './viewer-placeholder'
import styles from './viewer.module.css'

/** Items that fly by while a key is held down ask the phone for nothing large (ms). */
const restBeforeLoading = 120

type Loading = 'loading' | 'loaded' | 'failed'

interface ViewerPictureProps {
  readonly item: CatalogItem
  readonly media: MediaUrls
  /** Else it only gets ready. */
  readonly shown: boolean
  /** The large picture is there, or there is none. */
  readonly onSettled: (itemId: number) => void
  /** Shows it in full size, where there is one. */
  readonly onZoom: (() => void) | undefined
}

/** The thumbnail at once, blurred; the large picture over it when it has come; what there is when it does not. */
export function ViewerPicture({ item, media, shown, onSettled, onZoom }: ViewerPictureProps) {
  const [thumbnail, setThumbnail] = useState<Loading>('loading')
  const [large, setLarge] = useState<Loading>('loading')
  const { of } = useBrowse()
  const rested = useRest(restBeforeLoading)
  useEffect(() => media.want(item.id), [media, item.id])
  useEffect(() => {
    if (shown && large !== 'loading') onSettled(item.id)
  }, [shown, large, item.id, onSettled])
  if (large === 'failed' && thumbnail === 'failed') {
    return shown ? <ViewerPlaceholder item={item} kind="picture" media={media} /> : null
  }
  return (
    <div className={styles.layer} hidden={!shown} data-zooms={onZoom !== undefined} onClick={onZoom}>
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
      <p className={styles.note}>{describe(of, item, thumbnail, large)}</p>
    </div>
  )
}

function describe(of: Browse['of'], item: CatalogItem, thumbnail: Loading, large: Loading): string | null {
  if (large === 'loading') return say(`browse.${of}.previewLoading`)
  if (item.preview === 'video') return say(`browse.${of}.still`)
  return large === 'failed' && thumbnail === 'loaded' ? say(`browse.${of}.smallPreview`) : null
}
