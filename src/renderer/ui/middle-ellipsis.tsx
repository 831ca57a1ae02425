import { splitMiddle } from '../lib/split-middle'
import styles from './middle-ellipsis.module.css'

/** One line that shortens its middle, so that number and extension of a file name stay in sight. */
export function MiddleEllipsis({ text }: { readonly text: string }) {
  const [start, end] = splitMiddle(text)
  return (
    <span className={styles.line} title={text}>
      <span className={styles.start}>{start}</span>
      <span className={styles.end}>{end}</span>
    </span>
  )
}
