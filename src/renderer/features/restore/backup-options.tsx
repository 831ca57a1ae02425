import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import { backupDate, backupTrouble } from '../../words/describe-backup'
import { say } from '../../words/say'
import { useBeingMade } from '../../store/use-being-made'
import { Covers } from '../../ui/covers'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { KeyMarkNote } from '../../ui/key-mark-note'
import { PlaceBadge } from '../../ui/place-badge'
import { canOpen } from './preselect'
import styles from './restore.module.css'

interface BackupOptionsProps {
  readonly phones: readonly LibraryPhone[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** The backups by phone, one of which is chosen. */
export function BackupOptions({ phones, chosen, onChoose }: BackupOptionsProps) {
  return (
    <RadioGroup.Root
      className={styles.phones}
      aria-label={say('restore.backups')}
      value={chosen}
      onValueChange={onChoose}
    >
      {phones.map(phone => (
        <PhoneOptions key={phone.id} phone={phone} />
      ))}
    </RadioGroup.Root>
  )
}

function PhoneOptions({ phone }: { readonly phone: LibraryPhone }) {
  const beingMade = useBeingMade(phone)
  return (
    <section className={styles.phone}>
      <h2 className={styles.name}>{phone.name}</h2>
      {phone.backups
        .filter(({ id }) => id !== beingMade?.backupId)
        .map(backup => (
          <Option key={backup.id} backup={backup} phoneName={phone.name} />
        ))}
    </section>
  )
}

interface OptionProps {
  readonly backup: LibraryBackup
  readonly phoneName: string
}

function Option({ backup, phoneName }: OptionProps) {
  const id = useId()
  const trouble = backupTrouble(backup)
  return (
    <label className={styles.option} htmlFor={id}>
      <RadioGroup.Item
        className={styles.radio}
        id={id}
        value={backup.id}
        disabled={!canOpen(backup)}
        aria-label={say('restore.backupOf', { phone: phoneName, date: backupDate(backup) })}
        aria-describedby={`${id}-about`}
      >
        <RadioGroup.Indicator className={styles.dot} />
      </RadioGroup.Item>
      <Covers backup={backup} small />
      <span className={styles.words}>
        <span className={styles.date}>
          {backupDate(backup)}
          {backup.encrypted && <EncryptedBadge />}
          <PlaceBadge place={backup.place} />
        </span>
        <span id={`${id}-about`} className={styles.about}>
          {backup.state !== 'newer' && (
            <span className={styles.soft}>
              {say('common.tally', { count: backup.items, bytes: backup.bytes })}
            </span>
          )}
          {trouble !== null && <span className={styles.trouble}>{trouble}</span>}
          <KeyMarkNote mark={backup.mark} />
        </span>
      </span>
    </label>
  )
}
