import { File, Film, Image, Music, type LucideIcon } from 'lucide-react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { ViewKind } from '../../lib/view-kind'
import { say } from '../../words/say'
import { useBrowse } from '../../store/use-browse'
import type { MediaUrls } from './media-urls'
import { OpenElsewhereButton } from './open-elsewhere-button'
import { ViewerStill } from './viewer-still'
import styles from './viewer.module.css'

const icons: Readonly<Record<ViewKind, LucideIcon>> = {
  picture: Image,
  video: Film,
  audio: Music,
  text: File,
  nothing: File,
}

interface ViewerPlaceholderProps {
  readonly item: CatalogItem
  readonly kind: ViewKind
  readonly media: MediaUrls
}

/** Says honestly that there is nothing to see or hear, and why. */
export function ViewerPlaceholder({ item, kind, media }: ViewerPlaceholderProps) {
  const { of } = useBrowse()
  const Icon = icons[kind]
  const played = kind === 'video' || kind === 'audio'
  const [title, text] = played
    ? [say('inside.notPlayed'), say('inside.notPlayedText')]
    : [say('viewer.none'), say(`browse.${of}.noPreviewText`)]
  const icon = <Icon size={56} strokeWidth={1.25} aria-hidden />
  // Of what can never be shown nothing has to be fetched, so a phone that is away is no reason.
  const gone = !media.available && kind !== 'nothing'
  return (
    <div className={styles.placeholder}>
      {kind === 'video' && !gone ? <ViewerStill item={item} media={media} otherwise={icon} /> : icon}
      <p className={styles.placeholderTitle}>{gone ? say('viewer.gone') : title}</p>
      <p>{gone ? say('viewer.goneText') : text}</p>
      {media.file !== null && <OpenElsewhereButton catalogId={media.catalogId} item={item} />}
    </div>
  )
}
