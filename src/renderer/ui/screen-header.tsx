import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { say } from '../words/say'
import { IconButton } from './icon-button'
import styles from './screen-header.module.css'

interface ScreenHeaderProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly onBack?: () => void
  readonly actions?: ReactNode
}

/** The heading of a screen: takes the focus when the screen opens, so that it is read out first. */
export function ScreenHeader({ title, lead, onBack, actions }: ScreenHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    document.title = say('common.windowTitle', { screen: title })
  }, [title])
  return (
    <header className={styles.header}>
      {onBack !== undefined && <IconButton icon={ArrowLeft} label={say('common.back')} onClick={onBack} />}
      <div className={styles.text}>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions}
    </header>
  )
}
