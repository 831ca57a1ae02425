import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './result-details.module.css'

interface FolderCardProps {
  /** Of the job. */
  readonly id: string
  readonly label: string
  readonly children?: ReactNode
}

/** Where the backup is, and what can be done with it. */
export function FolderCard({ id, label, children }: FolderCardProps) {
  const { error, run } = useAction()
  return (
    <>
      <Card aria-label={say('result.folder')} className={styles.folder}>
        <div className={styles.words}>
          <p className={styles.label}>{say('result.folder')}</p>
          <p className={styles.path}>{label}</p>
        </div>
        <div className={styles.actions}>
          {children}
          <Button icon={FolderOpen} onClick={() => run(() => call(window.api.jobs.openFolder({ id })))}>
            {say('result.openFolder')}
          </Button>
        </div>
      </Card>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}
