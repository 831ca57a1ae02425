import { CircleDotDashed, Star } from 'lucide-react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import { useIsMotion } from '../../store/use-browse'
import styles from './item-marks.module.css'

/** What an item is beside a file. */
export function ItemMarks({ item }: { readonly item: CatalogItem }) {
  const isMotion = useIsMotion(item)
  if (!item.favourite && !isMotion) return null
  return (
    <div className={styles.marks}>
      {item.favourite && (
        <span className={styles.mark}>
          <Star size={16} fill="currentColor" aria-hidden />
          {say('items.favourite')}
        </span>
      )}
      {isMotion && (
        <span className={styles.mark}>
          <CircleDotDashed size={16} aria-hidden />
          {say('items.motion')}
        </span>
      )}
    </div>
  )
}
