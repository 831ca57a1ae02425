import { useId, useState } from 'react'
import { ApiError } from '../../lib/api-error'
import { checkChange, type ChangeFault, type PasswordChangeDraft } from '../../lib/password-change'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { PasswordField } from '../../ui/password-field'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './encryption.module.css'
import { StrengthMeter } from './strength-meter'

/** Where encrypted backups of a phone are. */
export interface VaultFolder {
  readonly serial: string
  readonly grant: string
}

interface ChangePasswordFormProps {
  readonly folder: VaultFolder
  /** How many backups open with the new one. */
  readonly onChanged: (count: number) => void
}

export function ChangePasswordForm({ folder, onChanged }: ChangePasswordFormProps) {
  const [typed, setTyped] = useState<PasswordChangeDraft>({ old: '', next: '', repeat: '' })
  const [fault, setFault] = useState<ChangeFault | null>(null)
  const { pending, error, run } = useAction()
  const meterId = useId()
  const change = async () => {
    try {
      const request = { ...folder, oldPassword: typed.old, newPassword: typed.next }
      onChanged(await call(window.api.backup.changePassword(request)))
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.info.code !== 'wrong-password') throw thrown
      setFault({ field: 'old', reason: 'wrong' })
    }
  }
  const submit = () => {
    const found = checkChange(typed)
    if (found !== null) setFault(found)
    else if (!pending) run(change)
  }
  const field = (name: keyof PasswordChangeDraft) => ({
    fault: fault?.field === name ? fault : null,
    onChange: (text: string) => {
      setTyped({ ...typed, [name]: text })
      setFault(null)
    },
    onEnter: submit,
  })
  return (
    <div className={styles.form}>
      <PasswordField
        label={say('encryption.oldPassword')}
        autoComplete="current-password"
        {...field('old')}
      />
      <PasswordField
        label={say('encryption.newPassword')}
        autoComplete="new-password"
        describedBy={meterId}
        {...field('next')}
      />
      <StrengthMeter id={meterId} password={typed.next} />
      <PasswordField label={say('encryption.repeat')} autoComplete="new-password" {...field('repeat')} />
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button variant="primary" disabled={pending} onClick={submit}>
          {say('encryption.changeAction')}
        </Button>
      </div>
    </div>
  )
}
