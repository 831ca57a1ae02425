import { useId } from 'react'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { PasswordField } from '../../ui/password-field'
import styles from './encryption.module.css'
import { RememberChoice } from './remember-choice'
import { StrengthMeter } from './strength-meter'
import type { Encryption } from './use-encryption'

interface NewPasswordProps {
  readonly encryption: Encryption
  readonly onEnter: () => void
}

/** Twice, because nobody can help with one that was mistyped. */
export function NewPassword({ encryption, onEnter }: NewPasswordProps) {
  const { view, draft, change, fault } = encryption
  const id = useId()
  return (
    <>
      {draft.newKey && (
        <div className={styles.other}>
          <p className={styles.soft}>{say('encryption.useNewText')}</p>
          <Button onClick={() => change({ newKey: false })}>{say('encryption.useEarlier')}</Button>
        </div>
      )}
      <div className={styles.fields}>
        <PasswordField
          label={say('encryption.password')}
          autoComplete="new-password"
          hint={say('encryption.newPasswordHint')}
          describedBy={id}
          fault={fault?.field === 'password' ? fault : null}
          onChange={password => change({ password })}
          onEnter={onEnter}
        />
        <PasswordField
          label={say('encryption.repeat')}
          autoComplete="new-password"
          fault={fault?.field === 'repeat' ? fault : null}
          onChange={repeat => change({ repeat })}
          onEnter={onEnter}
        />
      </div>
      <StrengthMeter id={id} password={draft.password} />
      <Notice tone="warning" title={say('encryption.lostTitle')} quiet>
        {say('encryption.lostText')}
      </Notice>
      {view?.canRemember === true && (
        <RememberChoice on={draft.remember} onChange={remember => change({ remember })} />
      )}
    </>
  )
}
