import { useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { words } from '../../messages/words'
import type { MediaSource } from './media-source'
import { ViewerPlaceholder } from './viewer-placeholder'
import styles from './viewer.module.css'

interface ViewerPlayerProps {
  readonly item: CatalogItem
  readonly kind: 'video' | 'audio'
  readonly media: MediaSource
  /** Where the whole of it is. */
  readonly url: string
}

/** Plays a video or a sound in place; what Chromium cannot play gets a placeholder with a way to another program. */
export function ViewerPlayer({ item, kind, media, url }: ViewerPlayerProps) {
  const [failed, setFailed] = useState(false)
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
        <audio {...shared} aria-label={words.inside.audio(item.name)} />
      </div>
    )
  }
  return <video {...shared} className={styles.video} aria-label={words.inside.video(item.name)} />
}
