import { useEffect } from 'react'
import { call } from '../../call'
import { say } from '../../words/say'
import { browseAgain } from '../../store/begin-backup'
import { phoneBrowse } from '../../store/browse'
import { findReadyPhone, useDevices } from '../../store/devices'
import { findBackup, useLibrary } from '../../store/library'
import { go, type Resuming } from '../../store/navigation'
import { closeCatalog } from '../../store/open-catalog'
import { showJob } from '../../store/show-job'
import { useCatalog } from '../../store/use-browse'
import { Button } from '../../ui/button'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { Notice } from '../../ui/notice'
import { StartByItself } from '../../ui/start-by-itself'
import { usePasswordAsk } from '../encryption/use-password-ask'
import { ErrorNotice } from '../problem/error-notice'
import { CatalogTrouble } from '../select/catalog-trouble'
import { ScanText } from '../select/scan-text'
import styles from './one-click-backup.module.css'

/** An interrupted backup goes on as it was started: nothing is asked but the password, where that is needed. */
export function ResumeBackup(resuming: Resuming) {
  const { backupId, serial, phoneName } = resuming
  const phone = useDevices(({ view }) => findReadyPhone(view, serial))
  const transport = phone?.serial ?? null
  const scanned = useCatalog(
    ({ source, view }) =>
      source?.kind === 'phone' && source.serial === transport && view?.status === 'complete',
  )
  const backup = useLibrary(state => findBackup(state, backupId)?.backup ?? null)
  const ask = usePasswordAsk({
    text: say('encryption.resumeText'),
    action: say('output.resumeTitle'),
    offerRemember: true,
  })
  useEffect(() => {
    if (transport !== null) browseAgain(transport)
  }, [transport])
  const ready = transport !== null && scanned
  const start = () => ask.run(secret => resume(backupId, secret))
  return (
    <>
      <StartByItself
        title={say('output.resumeTitle')}
        lead={say('output.resumeLead')}
        progress={progressText(transport !== null, ready)}
        ready={ready}
        start={() => Promise.resolve(start())}
        renderError={error => <ErrorNotice error={error} />}
        trouble={
          <>
            {transport === null && <Absent resuming={resuming} phoneName={phoneName} />}
            {transport !== null && <CatalogTrouble intent="choose" />}
            {transport !== null && ask.error !== null && <ErrorNotice error={ask.error} onRetry={start} />}
          </>
        }
        onCancel={cancel}
      >
        <p>{say('output.resumeStarts')}</p>
        <div className={styles.facts}>
          {backup !== null && <p>{backup.folderLabel}</p>}
          {backup?.encrypted === true && <EncryptedBadge />}
        </div>
      </StartByItself>
      {ask.dialog}
    </>
  )
}

function progressText(isThere: boolean, ready: boolean) {
  if (!isThere) return say('output.resumeWaiting')
  return ready ? say('output.oneClickStarting') : <ScanText />
}

async function resume(
  backupId: string,
  secret: { readonly password: string | null; readonly remember: boolean },
): Promise<void> {
  const catalogId = phoneBrowse.catalog.getState().view?.id ?? ''
  await showJob(await call(window.api.backup.resume({ catalogId, backupId, ...secret })))
}

function cancel(): void {
  closeCatalog(phoneBrowse)
  go('backup', { name: 'home' })
}

function Absent({ resuming, phoneName }: { readonly resuming: Resuming; readonly phoneName: string }) {
  return (
    <Notice
      tone="info"
      title={say('output.resumeConnect', { phone: phoneName })}
      actions={
        <Button onClick={() => go('backup', { name: 'resume-connect', resuming })}>
          {say('problem.connect')}
        </Button>
      }
    >
      {say('output.resumeConnectText')}
    </Notice>
  )
}
