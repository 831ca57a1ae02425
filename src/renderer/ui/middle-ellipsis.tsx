import { splitMiddle } from '../lib/split-middle'
import { HiddenText } from './hidden-text'
import styles from './middle-ellipsis.module.css'

/**
 * One line that shortens its middle, so that number and extension of a file name stay in sight. Its two pieces are for the
 * eye alone: what is read out, found and copied is the whole name.
 */
export function MiddleEllipsis({ text }: { readonly text: string }) {
  const [start, end] = splitMiddle(text)
  return (
    <span className={styles.line} title={text}>
      {start === '' ? (
        <span className={styles.whole}>{text}</span>
      ) : (
        <>
          <HiddenText>{text}</HiddenText>
          <span className={styles.start} data-text={start} aria-hidden />
          <span className={styles.end} data-text={end} aria-hidden />
        </>
      )}
    </span>
  )
}
