import { useId } from 'react'
import { say } from '../../words/say'
import { setEncrypt } from '../../store/settings'
import { Card } from '../../ui/card'
import { Switch } from '../../ui/switch'
import { ErrorNotice } from '../problem/error-notice'
import { ChangePassword } from './change-password'
import { EarlierPassword } from './earlier-password'
import styles from './encryption.module.css'
import { NewPassword } from './new-password'
import type { Encryption } from './use-encryption'

interface EncryptionCardProps {
  readonly encryption: Encryption
  readonly folder: { readonly serial: string; readonly grant: string } | null
  /** Enter in one of the fields. */
  readonly onEnter: () => void
}

/** Whether the backup is encrypted, and with which password. */
export function EncryptionCard({ encryption, folder, onEnter }: EncryptionCardProps) {
  const { on, view, mode, error, ask } = encryption
  const id = useId()
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.top}>
        <div className={styles.words}>
          <h2 className={styles.title} id={id}>
            {say('encryption.title')}
          </h2>
          <p className={styles.soft} id={`${id}-text`}>
            {on ? say('encryption.text') : say('encryption.off')}
          </p>
        </div>
        <Switch
          label={say('encryption.title')}
          labelled="hidden"
          describedBy={`${id}-text`}
          on={on}
          onChange={setEncrypt}
        />
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={ask} />}
      {on && view === null && error === null && <p className={styles.soft}>{say('encryption.waiting')}</p>}
      {mode === 'known' && folder !== null && <ChangePassword folder={folder} />}
      {mode === 'earlier' && <EarlierPassword encryption={encryption} onEnter={onEnter} />}
      {mode === 'new' && <NewPassword encryption={encryption} onEnter={onEnter} />}
    </Card>
  )
}
