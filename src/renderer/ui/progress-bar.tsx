import { Progress } from 'radix-ui'
import type { CSSProperties } from 'react'
import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** 0 to 100; null while it cannot be told. */
  readonly percent: number | null
  /** Nothing happens at present. */
  readonly still?: boolean
}

export function ProgressBar({ label, percent, still = false }: ProgressBarProps) {
  return (
    <Progress.Root className={styles.track} value={percent} aria-label={label}>
      <Progress.Indicator
        className={styles.fill}
        data-still={still}
        style={percent === null ? {} : ({ '--part': percent / 100 } as CSSProperties)}
      />
    </Progress.Root>
  )
}
