import { useState } from 'react'
import { ApiError } from '../../lib/api-error'
import { faultOf } from '../../lib/password-draft'
import { say } from '../../words/say'
import type { Secret } from '../../store/browse-backup'
import { Button } from '../../ui/button'
import { PasswordField } from '../../ui/password-field'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './encryption.module.css'
import { RememberChoice } from './remember-choice'

interface PasswordFormProps {
  readonly action: string
  readonly canRemember: boolean
  /** Throws `wrong-password`, which is told at the field. */
  readonly work: (secret: Secret) => Promise<unknown>
  readonly onDone: () => void
}

/** A password that exists already, for one thing to do. */
export function PasswordForm({ action, canRemember, work, onDone }: PasswordFormProps) {
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const [fault, setFault] = useState<{ readonly reason: 'empty' | 'wrong' } | null>(null)
  const { pending, error, run } = useAction()
  const start = async () => {
    try {
      await work({ password, remember })
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || faultOf(thrown.info.code) === null) throw thrown
      setFault({ reason: 'wrong' })
      return
    }
    onDone()
  }
  const submit = () => {
    if (password === '') setFault({ reason: 'empty' })
    else if (!pending) run(start)
  }
  return (
    <div className={styles.form}>
      <PasswordField
        label={say('encryption.password')}
        autoComplete="current-password"
        fault={fault}
        onChange={text => {
          setPassword(text)
          setFault(null)
        }}
        onEnter={submit}
      />
      {canRemember && <RememberChoice on={remember} onChange={setRemember} />}
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button variant="primary" disabled={pending} onClick={submit}>
          {action}
        </Button>
      </div>
    </div>
  )
}
