import { useState } from 'react'
import { say } from '../../words/say'
import styles from './conversation.module.css'

/** Of a text that is longer, so much is shown at first, in UTF-16 units. */
const maxShown = 3_000

/** What was written, in its own reading direction. */
export function MessageText({ text, isOwn }: { readonly text: string; readonly isOwn: boolean }) {
  const [whole, setWhole] = useState(false)
  const isCut = !whole && text.length > maxShown * 1.2
  return (
    <div className={isOwn ? styles.ownBubble : styles.bubble}>
      <p className={styles.text} dir="auto">
        {isCut ? `${text.slice(0, maxShown).toWellFormed()}…` : text}
      </p>
      {isCut && (
        <button type="button" className={styles.whole} onClick={() => setWhole(true)}>
          {say('records.showWhole', { count: text.length })}
        </button>
      )}
    </div>
  )
}
