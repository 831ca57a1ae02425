import { File, Film, Image, type LucideIcon } from 'lucide-react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { words } from '../../messages/words'
import styles from './viewer.module.css'

const icons: Readonly<Record<CatalogItem['preview'], LucideIcon>> = { image: Image, video: Film, none: File }

interface ViewerPlaceholderProps {
  readonly item: CatalogItem
  readonly available: boolean
}

/** Says honestly that there is nothing to see, and why. */
export function ViewerPlaceholder({ item, available }: ViewerPlaceholderProps) {
  const Icon = icons[item.preview]
  return (
    <div className={styles.placeholder}>
      <Icon size={56} strokeWidth={1.25} aria-hidden />
      <p className={styles.placeholderTitle}>{available ? words.viewer.none : words.viewer.gone}</p>
      <p>{available ? words.viewer.noneText : words.viewer.goneText}</p>
    </div>
  )
}
