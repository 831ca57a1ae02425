import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { PasswordField } from '../../ui/password-field'
import styles from './encryption.module.css'
import { RememberChoice } from './remember-choice'
import type { Encryption } from './use-encryption'

interface EarlierPasswordProps {
  readonly encryption: Encryption
  readonly onEnter: () => void
}

/** This computer does not have the key of the earlier backups: their password, or a new beginning. */
export function EarlierPassword({ encryption, onEnter }: EarlierPasswordProps) {
  const { view, draft, change, fault } = encryption
  return (
    <>
      <div className={styles.single}>
        <PasswordField
          label={say('encryption.earlierPassword')}
          autoComplete="current-password"
          hint={say('encryption.earlierPasswordHint')}
          fault={fault}
          onChange={password => change({ password })}
          onEnter={onEnter}
        />
      </div>
      {view?.canRemember === true && (
        <RememberChoice on={draft.remember} onChange={remember => change({ remember })} />
      )}
      <div className={styles.other}>
        <p className={styles.soft}>{say('encryption.forgottenText')}</p>
        <Button onClick={() => change({ newKey: true })}>{say('encryption.useNew')}</Button>
      </div>
    </>
  )
}
