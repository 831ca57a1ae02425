import styles from './scan-dots.module.css'

/** Something is going on; calm enough to sit beside text. */
export function ScanDots() {
  return (
    <span className={styles.dots} aria-hidden>
      <span />
      <span />
      <span />
    </span>
  )
}
