import type { ReactNode } from 'react'
import type { Tally } from '../../shared/model/catalog'
import { words } from '../messages/words'
import styles from './footer-bar.module.css'

interface FooterBarProps {
  /** What is selected. */
  readonly tally: Tally
  readonly note: string | null
  readonly noteId: string
  readonly children: ReactNode
}

/** How much is selected, why it cannot go on yet, and the way on. */
export function FooterBar({ tally, note, noteId, children }: FooterBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.sum}>
        <p className={styles.label}>{words.choose.selected}</p>
        <p className={styles.amount}>{words.common.tally(tally.count, tally.bytes)}</p>
      </div>
      <p className={styles.note} id={noteId}>
        {note}
      </p>
      {children}
    </div>
  )
}
