import type { AdbState } from '../../../shared/model/device'
import { say } from '../../words/say'
import { removeAdb, useAdbTools } from '../../store/adb-tools'
import { useDevices } from '../../store/devices'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'
import { GetAdb } from '../connect/get-adb'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'
import styles from './about-card.module.css'

/** Which adb is used; one that the app has fetched can be removed from here. */
export function AdbCard() {
  const adb = useDevices(state => state.view?.adb)
  const fetched = useAdbTools(state => state.view?.fetched ?? null)
  const { pending, error, run } = useAction()
  const isUsed = adb?.status === 'running' && adb.fetched && fetched !== null
  return (
    <SettingCard
      title={say('settings.adb')}
      text={say('settings.adbText')}
      control={
        fetched === null ? (
          adb?.status === 'missing' && <GetAdb />
        ) : (
          <ConfirmDialog
            trigger={<Button disabled={pending}>{say('settings.adbRemove')}</Button>}
            title={say('settings.adbRemoveTitle')}
            text={say('settings.adbRemoveText')}
            confirm={say('settings.adbRemove')}
            keep={say('settings.adbKeep')}
            onConfirm={() => run(removeAdb)}
          />
        )
      }
    >
      <dl className={styles.facts}>
        <dt>{say('settings.adbUsed')}</dt>
        <dd>
          {isUsed ? say('settings.adbFetched', { version: fetched }) : adb === undefined ? '' : sayWhere(adb)}
        </dd>
        {fetched !== null && !isUsed && (
          <>
            <dt>{say('settings.adbUnused')}</dt>
            <dd>{say('settings.adbFetched', { version: fetched })}</dd>
          </>
        )}
      </dl>
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}

function sayWhere(adb: AdbState): string {
  switch (adb.status) {
    case 'running':
      return say('settings.adbOfSystem', { path: adb.executable })
    case 'missing':
      return say('settings.adbMissing')
    case 'starting':
    case 'failed':
      return say('settings.adbNone')
  }
}
