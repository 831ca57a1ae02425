import { useEffect, useState } from 'react'
import type { OutputFolder } from '../../../shared/model/output'
import { ApiError } from '../../lib/api-error'
import { faultOf } from '../../lib/password-draft'
import { say } from '../../words/say'
import { phoneBrowse } from '../../store/browse'
import { go } from '../../store/navigation'
import { closeCatalog } from '../../store/open-catalog'
import { loadOutput, useOutput } from '../../store/output'
import { useSettings } from '../../store/settings'
import { startBackup } from '../../store/start-backup'
import { useAvailable, useCatalog, usePhoneSerial } from '../../store/use-browse'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { FolderLabel } from '../../ui/folder-label'
import { StartByItself } from '../../ui/start-by-itself'
import { useAction } from '../../ui/use-action'
import { useEncryptionView } from '../encryption/use-encryption-view'
import { FoldersLeftOut } from '../folders/folders-left-out'
import { ErrorNotice } from '../problem/error-notice'
import { CatalogTrouble } from '../select/catalog-trouble'
import { ScanText } from '../select/scan-text'
import styles from './one-click-backup.module.css'

/** Everything the phone gives, with the last settings; what they do not answer is asked on the output screen. */
export function OneClickBackup() {
  const { folder, encrypt, answer, error, load } = useLastSettings()
  const scanned = useCatalog(state => state.view?.status === 'complete')
  const available = useAvailable()
  useEffect(() => {
    if (answer === 'ask') go('backup', { name: 'output', intent: 'one-click' })
  }, [answer])
  const ready = scanned && available && answer === 'known'
  return (
    <StartByItself
      title={say('home.oneClick')}
      lead={say('output.oneClickLead')}
      progress={ready ? say('output.oneClickStarting') : <ScanText />}
      ready={ready}
      start={() => start(encrypt)}
      renderError={(fault, retry) => <ErrorNotice error={fault} onRetry={retry} />}
      trouble={
        <>
          <CatalogTrouble intent="one-click" />
          {error !== null && <ErrorNotice error={error} onRetry={load} />}
        </>
      }
      onCancel={cancel}
    >
      <p>{say('output.oneClickStarts')}</p>
      <FoldersLeftOut />
      <div className={styles.facts}>
        {folder !== null && <FolderLabel folder={folder} />}
        {encrypt && <EncryptedBadge />}
      </div>
    </StartByItself>
  )
}

function cancel(): void {
  closeCatalog(phoneBrowse)
  go('backup', { name: 'home' })
}

async function start(encrypt: boolean): Promise<void> {
  try {
    await startBackup(encrypt ? { password: null, newKey: false, remember: false } : null, 'one-click')
  } catch (thrown) {
    if (!(thrown instanceof ApiError) || faultOf(thrown.info.code) === null) throw thrown
    go('backup', { name: 'output', intent: 'one-click' })
  }
}

interface LastSettings {
  readonly folder: OutputFolder | null
  readonly encrypt: boolean
  /** Whether nothing has to be asked; null while it is not known. */
  readonly answer: 'known' | 'ask' | null
  readonly error: ReturnType<typeof useAction>['error']
  readonly load: () => void
}

function useLastSettings(): LastSettings {
  const [loaded, setLoaded] = useState(false)
  const { error, run } = useAction()
  const folder = useOutput(state => state.folder)
  const encrypt = useSettings(state => state.preferences.encrypt)
  const serial = usePhoneSerial()
  const available = useAvailable()
  const grant = folder?.grant
  const place = serial === null || !available || grant === undefined ? null : { serial, grant }
  const key = useEncryptionView(encrypt ? place : null)
  const load = () =>
    run(async () => {
      await loadOutput()
      setLoaded(true)
    })
  useEffect(() => {
    load()
    // Once on entry.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const answer = (): LastSettings['answer'] => {
    if (!loaded || folder === null) return null
    if (folder.freeBytes === null || !folder.writable) return 'ask'
    if (!encrypt) return 'known'
    if (!key.current || key.view === null) return null
    return key.view.state === 'known' ? 'known' : 'ask'
  }
  return { folder, encrypt, answer: answer(), error: error ?? (encrypt ? key.error : null), load }
}
