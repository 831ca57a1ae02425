import { useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import type { MediaUrls } from './media-urls'
import { ViewerPlaceholder } from './viewer-placeholder'
import styles from './viewer.module.css'

interface ViewerPlayerProps {
  readonly item: CatalogItem
  readonly kind: 'video' | 'audio'
  readonly media: MediaUrls
  /** Where the whole of it is. */
  readonly url: string
}

/** Plays a video or a sound in place; what Chromium cannot play gets a placeholder with a way to another program. */
export function ViewerPlayer({ item, kind, media, url }: ViewerPlayerProps) {
  const [failed, setFailed] = useState(false)
  const [drawn, setDrawn] = useState(false)
  if (failed) return <ViewerPlaceholder {...{ item, kind, media }} />
  const shared = {
    src: url,
    controls: true,
    // To keep a readable copy there is Restore, which says where it goes.
    controlsList: 'nodownload',
    preload: 'metadata',
    onError: () => setFailed(true),
  } as const
  if (kind === 'audio') {
    return (
      <div className={styles.sound}>
        <audio {...shared} aria-label={say('inside.audio', { name: item.name })} />
      </div>
    )
  }
  return (
    <video
      {...shared}
      // Small: only until the video's own first picture is there.
      {...(drawn ? {} : { poster: media.preview(item.id) })}
      className={styles.video}
      aria-label={say('inside.video', { name: item.name })}
      onLoadedData={() => setDrawn(true)}
    />
  )
}
