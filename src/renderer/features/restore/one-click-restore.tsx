import { phoneTitle } from '../../../shared/phone-title'
import { backupDate } from '../../words/describe-backup'
import { say } from '../../words/say'
import { backupBrowse, selectEverything } from '../../store/browse'
import { isReady, useDevices } from '../../store/devices'
import { go } from '../../store/navigation'
import { closeCatalog } from '../../store/open-catalog'
import { startRestore } from '../../store/start-restore'
import { BrowsingContext, useCatalog, type Browsing } from '../../store/use-browse'
import { useOpenBackup } from '../../store/use-open-backup'
import { Button } from '../../ui/button'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { Notice } from '../../ui/notice'
import { StartByItself } from '../../ui/start-by-itself'
import { BackupTrouble } from '../inside/backup-trouble'
import { ErrorNotice } from '../problem/error-notice'
import { ScanText } from '../select/scan-text'

const browsing: Browsing = {
  browse: backupBrowse,
  openTiles: () => go('restore', { name: 'inside' }),
  openCategory: category => go('restore', { name: 'category', category }),
}

/** Everything of a backup back to where it was; what is there already stays. */
export function OneClickRestore({ serial }: { readonly serial: string }) {
  return (
    <BrowsingContext value={browsing}>
      <Content serial={serial} />
    </BrowsingContext>
  )
}

function Content({ serial }: { readonly serial: string }) {
  const found = useOpenBackup()
  const read = useCatalog(state => state.view?.status === 'complete')
  const phone = useDevices(({ view }) => view?.phones.find(each => each.serial === serial))
  const connected = useDevices(state => isReady(state, serial))
  const ready = read && connected
  const hasMessages = useCatalog(state => (state.view?.categories.messages.count ?? 0) > 0)
  const start = async () => {
    selectEverything(backupBrowse, true)
    await startRestore({
      ...{ serial, target: { kind: 'original' } },
      ...{ onConflict: 'skip', contactsBy: 'phonekeep' },
    })
  }
  return (
    <StartByItself
      title={say('restore.oneClickTitle')}
      lead={say('restore.oneClickLead')}
      progress={ready ? say('restore.oneClickStarting') : <ScanText />}
      ready={ready}
      start={start}
      renderError={(error, retry) => <ErrorNotice error={error} onRetry={retry} />}
      trouble={
        <>
          <BackupTrouble />
          {!connected && <PhoneGone />}
        </>
      }
      onCancel={back}
    >
      {found !== null && (
        <p>{say('inside.lead', { phone: found.phone.name, date: backupDate(found.backup) })}</p>
      )}
      {phone?.state === 'ready' && <p>{say('restore.to', { phone: phoneTitle(phone.details) })}</p>}
      {hasMessages && <p>{say('restore.ways.messages')}</p>}
      {found?.backup.encrypted === true && (
        <div>
          <EncryptedBadge />
        </div>
      )}
    </StartByItself>
  )
}

function PhoneGone() {
  return (
    <Notice
      tone="warning"
      title={say('choose.gone')}
      actions={
        <Button onClick={() => go('restore', { name: 'connect', to: 'backups' })}>
          {say('choose.goneAction')}
        </Button>
      }
    >
      {say('restore.oneClickConnect')}
    </Notice>
  )
}

function back(): void {
  closeCatalog(backupBrowse)
  go('restore', { name: 'backups', intent: 'one-click' })
}
