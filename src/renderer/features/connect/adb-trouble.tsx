import { useEffect, useRef } from 'react'
import type { FetchTrouble } from '../../../shared/model/adb-tools'
import { say } from '../../words/say'
import { fetchAdb } from '../../store/adb-tools'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './get-adb.module.css'

interface AdbTroubleProps {
  readonly trouble: FetchTrouble
  readonly onCancel: () => void
}

/** Why adb could not be fetched, and what to do about it. Who comes here has agreed to the terms. */
export function AdbTrouble({ trouble, onCancel }: AdbTroubleProps) {
  const { pending, error, run } = useAction()
  const retry = useRef<HTMLButtonElement>(null)
  useEffect(() => retry.current?.focus(), [])
  return (
    <>
      <Notice tone="error" title={say(`getAdb.troubles.${trouble.why}.title`)}>
        {spaceAdvice(trouble) ?? say(`getAdb.troubles.${trouble.why}.advice`)}
      </Notice>
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button onClick={onCancel}>{say('common.cancel')}</Button>
        <Button ref={retry} variant="primary" disabled={pending} onClick={() => run(fetchAdb)}>
          {say('common.retry')}
        </Button>
      </div>
    </>
  )
}

/** Where it is known how much is missing. */
function spaceAdvice(trouble: FetchTrouble): string | null {
  if (trouble.why !== 'no-space' || trouble.neededBytes === undefined || trouble.freeBytes === undefined)
    return null
  return say('getAdb.spaceNeeded', { neededBytes: trouble.neededBytes, freeBytes: trouble.freeBytes })
}
