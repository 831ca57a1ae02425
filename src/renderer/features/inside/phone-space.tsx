import { useId } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { RestoreCheck } from '../../../shared/model/restore'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { Notice } from '../../ui/notice'
import { UsageBar } from '../../ui/usage-bar'
import { ErrorNotice } from '../problem/error-notice'
import styles from './inside.module.css'

interface PhoneSpaceProps {
  /** Null until it is known. */
  readonly check: RestoreCheck | null
  readonly error: ErrorInfo | null
  readonly checking: boolean
}

/** What is needed on the phone against what is free there, and what cannot go where it was. */
export function PhoneSpace({ check, error, checking }: PhoneSpaceProps) {
  const id = useId()
  const { moved = 0, unusable = 0, needNewer = 0, onlyExported = 0, volumes = [] } = check ?? {}
  const missing = Math.max(0, ...volumes.map(({ neededBytes, freeBytes }) => neededBytes - freeBytes))
  // Contacts and the like take no room that is worth a word.
  if (check !== null && error === null && volumes.length + moved + unusable + needNewer + onlyExported === 0)
    return null
  return (
    <Card aria-labelledby={id} aria-busy={checking} className={styles.card}>
      <h2 className={styles.title} id={id}>
        {say('restore.space')}
      </h2>
      {check === null && error === null && <p className={styles.soft}>{say('restore.checking')}</p>}
      {error !== null && <ErrorNotice error={error} />}
      {inOrder(volumes).map(({ kind, neededBytes, freeBytes }) => (
        <div key={kind} className={styles.volume}>
          <p className={styles.volumeWords}>
            <span>{say(`restore.volumes.${kind}`)}</span>
            <span className={styles.soft}>
              {say('restore.needed', { needed: neededBytes, free: freeBytes })}
            </span>
          </p>
          <UsageBar
            label={say(`restore.volumes.${kind}`)}
            text={say('restore.needed', { needed: neededBytes, free: freeBytes })}
            used={neededBytes}
            total={freeBytes}
            tone={neededBytes > freeBytes ? 'warning' : 'normal'}
          />
        </div>
      ))}
      {missing > 0 && (
        <Notice tone="warning" title={say('restore.tight')}>
          {say('restore.tightText', { missing })}
        </Notice>
      )}
      {moved > 0 && <Notice tone="info" title={say('restore.moved', { count: moved })} />}
      {needNewer > 0 && <Notice tone="info" title={say('restore.needNewer', { count: needNewer })} />}
      {onlyExported > 0 && (
        <Notice tone="info" title={say('restore.onlyExported', { count: onlyExported })} />
      )}
      {unusable > 0 && <Notice tone="info" title={say('restore.unusable', { count: unusable })} />}
    </Card>
  )
}

/** What everybody knows first. */
function inOrder(volumes: RestoreCheck['volumes']): RestoreCheck['volumes'] {
  return [...volumes].sort((a, b) => a.kind.localeCompare(b.kind))
}
