import type { CSSProperties } from 'react'
import styles from './usage-bar.module.css'

interface UsageBarProps {
  readonly label: string
  /** The values in words, for those who do not see the bar. */
  readonly text: string
  readonly used: number
  readonly total: number
  readonly tone?: 'normal' | 'warning'
}

/** How full something is. */
export function UsageBar({ label, text, used, total, tone = 'normal' }: UsageBarProps) {
  const part = total > 0 ? Math.min(1, used / total) : 0
  return (
    <div
      className={styles.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
      aria-valuetext={text}
    >
      <div className={styles.fill} data-tone={tone} style={{ '--part': part } as CSSProperties} />
    </div>
  )
}
