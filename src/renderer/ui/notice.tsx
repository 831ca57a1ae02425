import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert }

interface NoticeProps {
  readonly tone: keyof typeof icons
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Not read out by itself: the live region for progress says it already, or it is nothing new. */
  readonly quiet?: boolean
}

/** Says what happened and what to do next; errors and warnings are read out when they appear. */
export function Notice({ tone, title, children, actions, quiet = false }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'info' || quiet ? 'note' : 'alert'}>
      <Icon className={styles.icon} size={20} aria-hidden />
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.text}>{children}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
