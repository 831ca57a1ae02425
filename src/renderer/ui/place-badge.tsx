import { CopyCheck } from 'lucide-react'
import type { LibraryPlace } from '../../shared/model/library'
import { say } from '../words/say'
import styles from './place-badge.module.css'

/** Says of a backup that it is only in a place for second copies. */
export function PlaceBadge({ place }: { readonly place: LibraryPlace | null }) {
  if (place === null) return null
  return (
    <span className={styles.badge}>
      <CopyCheck size={14} aria-hidden />
      {say('library.inPlace', { place: place.name })}
    </span>
  )
}
