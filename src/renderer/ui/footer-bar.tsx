import type { ReactNode } from 'react'
import type { Tally } from '../../shared/model/catalog'
import { say } from '../words/say'
import styles from './footer-bar.module.css'

interface FooterBarProps {
  /** What the tally is of; what is selected where there is none. */
  readonly label?: string
  readonly tally: Tally
  readonly note: ReactNode
  readonly noteId: string
  readonly children: ReactNode
}

/** How much is selected, why it cannot go on yet, and the way on. */
export function FooterBar({ label = say('choose.selected'), tally, note, noteId, children }: FooterBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.sum}>
        <p className={styles.label}>{label}</p>
        <p className={styles.amount}>{say('common.tally', { count: tally.count, bytes: tally.bytes })}</p>
      </div>
      <p className={styles.note} id={noteId}>
        {note}
      </p>
      {children}
    </div>
  )
}
