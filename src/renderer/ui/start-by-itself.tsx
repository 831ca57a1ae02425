import { useEffect, useRef, type ReactNode } from 'react'
import type { ErrorInfo } from '../../shared/model/errors'
import { say } from '../words/say'
import { Button } from './button'
import { Card } from './card'
import { Screen } from './screen'
import { ScreenHeader } from './screen-header'
import styles from './start-by-itself.module.css'
import { useAction } from './use-action'

interface StartByItselfProps {
  readonly title: string
  readonly lead: string
  /** How far the getting ready is. */
  readonly progress: ReactNode
  /** What is going to happen, and with what. */
  readonly children: ReactNode
  readonly trouble: ReactNode
  /** Nothing is in the way any more. */
  readonly ready: boolean
  readonly start: () => Promise<void>
  readonly renderError: (error: ErrorInfo, retry: () => void) => ReactNode
  readonly onCancel: () => void
}

/** One click was enough: it starts as soon as it can, and until then says what it waits for. */
export function StartByItself(props: StartByItselfProps) {
  const { title, lead, progress, children, trouble, ready, start, renderError, onCancel } = props
  const { error, run } = useAction()
  const started = useRef(false)
  useEffect(() => {
    if (!ready || started.current) return
    started.current = true
    run(start)
  })
  return (
    <Screen
      header={<ScreenHeader title={title} lead={lead} />}
      footer={
        <div className={styles.bar}>
          <Button onClick={onCancel}>{say('common.cancel')}</Button>
        </div>
      }
    >
      {error !== null && renderError(error, () => run(start))}
      {trouble}
      <Card aria-label={title} className={styles.card}>
        <p className={styles.progress}>{progress}</p>
        {children}
      </Card>
    </Screen>
  )
}
