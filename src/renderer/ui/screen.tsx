import type { ReactNode } from 'react'
import styles from './screen.module.css'

interface ScreenProps {
  readonly header: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
  /** `fill`: the content scrolls by itself and takes the whole height. */
  readonly layout?: 'flow' | 'fill'
}

/** The frame of every screen: heading, content, and actions that stay in sight at the bottom. */
export function Screen({ header, children, footer, layout = 'flow' }: ScreenProps) {
  return (
    <div className={styles.screen}>
      <div className={layout === 'flow' ? styles.scroll : styles.fill}>
        <div className={layout === 'flow' ? styles.column : styles.stretch}>
          {header}
          {children}
        </div>
      </div>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </div>
  )
}
