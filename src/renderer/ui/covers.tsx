import { Image } from 'lucide-react'
import { useState } from 'react'
import { coverUrl, type LibraryBackup } from '../../shared/model/library'
import styles from './covers.module.css'

/** More would be too small to be seen. */
const maxCovers = 4

interface CoversProps {
  readonly backup: LibraryBackup
  readonly small?: boolean
}

/** A few pictures of a backup; a drawn one where there are none. Decoration: the words beside it say what it is. */
export function Covers({ backup, small = false }: CoversProps) {
  const [loaded, setLoaded] = useState<Readonly<Record<number, boolean>>>({})
  const settle = (number: number, good: boolean) => setLoaded(known => ({ ...known, [number]: good }))
  const numbers = Array.from({ length: Math.min(maxCovers, backup.covers) }, (_, number) => number)
  const shown = numbers.filter(number => loaded[number] !== false)
  const seen = shown.some(number => loaded[number] === true)
  return (
    <span className={styles.covers} data-count={shown.length} data-small={small} aria-hidden>
      {!seen && <Image className={styles.drawn} size={24} strokeWidth={1.5} />}
      {shown.map(number => (
        <img
          key={number}
          // What did not come has no broken picture either.
          className={loaded[number] === true ? styles.loaded : styles.coming}
          src={coverUrl(backup.id, number)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onLoad={() => settle(number, true)}
          onError={() => settle(number, false)}
        />
      ))}
    </span>
  )
}
