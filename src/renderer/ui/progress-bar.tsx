import { Progress } from 'radix-ui'
import type { CSSProperties } from 'react'
import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** 0 to 100; null while it cannot be told. */
  readonly percent: number | null
}

export function ProgressBar({ label, percent }: ProgressBarProps) {
  return (
    <Progress.Root className={styles.track} value={percent} aria-label={label}>
      <Progress.Indicator
        className={styles.fill}
        style={percent === null ? {} : ({ '--part': percent / 100 } as CSSProperties)}
      />
    </Progress.Root>
  )
}
