import { useEffect, useRef } from 'react'
import type { AdbToolsView } from '../../../shared/model/adb-tools'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { ProgressBar } from '../../ui/progress-bar'
import styles from './get-adb.module.css'

interface AdbProgressProps {
  readonly offer: NonNullable<AdbToolsView['offer']>
  readonly receivedBytes: number
  readonly onCancel: () => void
}

export function AdbProgress({ offer, receivedBytes, onCancel }: AdbProgressProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  // The button that was pressed has gone.
  useEffect(() => cancel.current?.focus(), [])
  return (
    <>
      <div className={styles.progress}>
        <p role="status">{say('getAdb.downloading')}</p>
        <ProgressBar label={say('getAdb.downloading')} percent={(receivedBytes / offer.bytes) * 100} />
        <p className={styles.soft}>{say('getAdb.received', { receivedBytes, bytes: offer.bytes })}</p>
      </div>
      <div className={styles.actions}>
        <Button ref={cancel} onClick={onCancel}>
          {say('common.cancel')}
        </Button>
      </div>
    </>
  )
}
