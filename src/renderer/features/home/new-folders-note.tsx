import type { ReadyPhone } from '../../../shared/model/device'
import { say } from '../../words/say'
import { beginBackup } from '../../store/begin-backup'
import { choosePhone } from '../../store/devices'
import { useWaitingFolders } from '../../store/folders'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** Folders that have appeared on a phone, and are left out until a person has chosen; nothing where there are none. */
export function NewFoldersNote({ phone }: { readonly phone: ReadyPhone }) {
  const count = useWaitingFolders(({ waiting }) => waiting[phone.details.hardwareSerial] ?? 0)
  if (count === 0) return null
  return (
    <Notice
      tone="info"
      title={say('folders.waiting', { count })}
      actions={<Button onClick={() => openFolders(phone)}>{say('folders.choose')}</Button>}
    >
      {say('folders.waitingText', { count })}
    </Notice>
  )
}

export function openFolders({ serial }: Pick<ReadyPhone, 'serial'>): void {
  choosePhone(serial)
  beginBackup('folders')
}
