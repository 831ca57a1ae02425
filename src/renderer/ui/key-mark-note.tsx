import { ShieldAlert, ShieldQuestionMark } from 'lucide-react'
import type { KeyMark as Mark } from '../../shared/model/key-mark'
import { say } from '../words/say'
import styles from './key-mark-note.module.css'

/** Says of a backup that it was not made with the key that the others of its phone have. A mark, no accusation. */
export function KeyMarkNote({ mark }: { readonly mark: Mark | null }) {
  if (mark === null) return null
  const Icon = mark === 'not-signed' ? ShieldAlert : ShieldQuestionMark
  return (
    <span className={styles.mark} data-mark={mark}>
      <Icon size={16} aria-hidden />
      {say(`authenticity.marks.${mark}`)}
    </span>
  )
}
