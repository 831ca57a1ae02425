import { useState } from 'react'
import type { LibraryBackup } from '../../../shared/model/library'
import { say } from '../../words/say'
import { currentPhone, useDevices } from '../../store/devices'
import { findBackup } from '../../store/library'
import { go, type Intent } from '../../store/navigation'
import { browseBackup } from '../../store/browse-backup'
import { ScanDots } from '../../ui/scan-dots'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { usePasswordAsk } from '../encryption/use-password-ask'
import { useUnsignedAsk } from '../encryption/use-unsigned-ask'
import { NoBackups } from '../library/no-backups'
import { useScan } from '../library/use-scan'
import { ErrorNotice } from '../problem/error-notice'
import { BackupOptions } from './backup-options'
import { ChooseFooter } from './choose-footer'
import { Destination } from './destination'
import { preselect } from './preselect'
import styles from './restore.module.css'

/** Step one: which backup. With one click all of it goes back; else it is looked into. */
export function ChooseBackup({ intent }: { readonly intent: Intent }) {
  const { view, scanning, error } = useScan()
  const phone = useDevices(currentPhone)
  const [selected, setSelected] = useState<string | null>(null)
  const chosenId = selected ?? preselect(view, phone?.details.hardwareSerial ?? null)
  const chosen = chosenId === null ? null : findBackup({ view }, chosenId)
  const ask = usePasswordAsk({
    text: say('encryption.openText'),
    action: intent === 'choose' ? say('restore.lookInside') : say('restore.everything'),
    offerRemember: true,
  })
  const unsigned = useUnsignedAsk(
    intent === 'choose' ? say('authenticity.open') : say('authenticity.restore'),
  )
  const open = ({ id }: LibraryBackup) =>
    ask.run(secret =>
      unsigned.open(secret, async how => {
        if (!(await browseBackup('restore', id, how))) return
        if (intent === 'choose') go('restore', { name: 'inside' })
        else if (phone !== null) go('restore', { name: 'one-click', serial: phone.serial })
      }),
    )
  const oneClick = intent === 'one-click'
  return (
    <Screen
      header={
        <ScreenHeader
          title={oneClick ? say('restore.oneClickTitle') : say('restore.title')}
          lead={oneClick ? say('restore.oneClickLead') : say('restore.lead')}
          onBack={() => go('backup', { name: 'home' })}
        />
      }
      footer={
        <ChooseFooter
          {...{ intent, phone }}
          chosen={chosen?.backup ?? null}
          pending={ask.pending || unsigned.pending}
          onOpen={open}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {ask.error !== null && <ErrorNotice error={ask.error} />}
      {unsigned.error !== null && <ErrorNotice error={unsigned.error} />}
      {oneClick && <Destination phone={phone} serial={chosen?.phone.serial ?? null} />}
      {scanning && (
        <p className={styles.status} role="status">
          <ScanDots />
          {say('library.scanning')}
        </p>
      )}
      {view !== null && !scanning && view.phones.length === 0 && <NoBackups />}
      {view !== null && view.phones.length > 0 && (
        <BackupOptions phones={view.phones} chosen={chosenId} onChoose={setSelected} />
      )}
      {ask.dialog}
      {unsigned.dialog}
    </Screen>
  )
}
