import { useId, type ReactNode } from 'react'
import { Card } from '../../ui/card'
import styles from './setting-card.module.css'

interface SettingCardProps {
  readonly title: string
  readonly text?: string
  readonly control?: ReactNode
  readonly children?: ReactNode
}

export function SettingCard({ title, text, control, children }: SettingCardProps) {
  const id = useId()
  return (
    <Card aria-labelledby={id}>
      <div className={styles.row}>
        <div className={styles.words}>
          <h2 className={styles.title} id={id}>
            {title}
          </h2>
          {text !== undefined && <p className={styles.text}>{text}</p>}
        </div>
        {control}
      </div>
      {children !== undefined && <div className={styles.body}>{children}</div>}
    </Card>
  )
}
