import { Image } from 'lucide-react'
import { useState } from 'react'
import { coverUrl, type LibraryBackup } from '../../shared/model/library'
import styles from './covers.module.css'

/** What a cover shows at most. */
const mostCovers = 4

interface CoversProps {
  readonly backup: LibraryBackup
  readonly small?: boolean
}

/** A few pictures of a backup; a drawn one where there are none. Decoration: the words beside it say what it is. */
export function Covers({ backup, small = false }: CoversProps) {
  const [failed, setFailed] = useState<readonly number[]>([])
  const numbers = Array.from({ length: Math.min(mostCovers, backup.covers) }, (_, number) => number)
  const shown = numbers.filter(number => !failed.includes(number))
  return (
    <span className={styles.covers} data-count={shown.length} data-small={small} aria-hidden>
      {shown.length === 0 && <Image size={24} strokeWidth={1.5} />}
      {shown.map(number => (
        <img
          key={number}
          src={coverUrl(backup.id, number)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailed(known => [...known, number])}
        />
      ))}
    </span>
  )
}
