import { File, Film, Image, Music, type LucideIcon } from 'lucide-react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { ViewKind } from '../../lib/view-kind'
import { words } from '../../messages/words'
import { useBrowseWords } from '../../store/use-browse'
import type { MediaSource } from './media-source'
import { OpenElsewhereButton } from './open-elsewhere-button'
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
  readonly media: MediaSource
}

/** Says honestly that there is nothing to see or hear, and why. */
export function ViewerPlaceholder({ item, kind, media }: ViewerPlaceholderProps) {
  const own = useBrowseWords()
  const Icon = icons[kind]
  const played = kind === 'video' || kind === 'audio'
  const [title, text] = played
    ? [words.inside.notPlayed, words.inside.notPlayedText]
    : [words.viewer.none, own.noPreviewText]
  // Of what can never be shown nothing has to be fetched, so a phone that is away is no reason.
  const gone = !media.available && kind !== 'nothing'
  return (
    <div className={styles.placeholder}>
      <Icon size={56} strokeWidth={1.25} aria-hidden />
      <p className={styles.placeholderTitle}>{gone ? words.viewer.gone : title}</p>
      <p>{gone ? words.viewer.goneText : text}</p>
      {media.file !== null && <OpenElsewhereButton catalogId={media.catalogId} item={item} />}
    </div>
  )
}
