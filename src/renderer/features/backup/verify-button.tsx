import { ShieldCheck } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import { ApiError } from '../../lib/api-error'
import { words } from '../../messages/words'
import { startVerify } from '../../store/start-verify'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { PasswordField } from '../../ui/password-field'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './verify-button.module.css'

interface VerifyButtonProps {
  /** Of the ended job whose backup is to be read again. */
  readonly id: string
  readonly label: string
}

/** Reads the backup again; where it is encrypted and main does not know the password, asks for it first. */
export function VerifyButton({ id, label }: VerifyButtonProps) {
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { pending, error, run } = useAction()
  const start = async () => {
    try {
      await startVerify(id, null)
    } catch (thrown) {
      if (!isAboutPassword(thrown)) throw thrown
      setAsking(true)
    }
  }
  return (
    <>
      <Button ref={button} icon={ShieldCheck} disabled={pending} onClick={() => run(start)}>
        {label}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        openedBy={button}
        title={words.encryption.askTitle}
        text={words.encryption.askText}
      >
        <PasswordForm id={id} />
      </Dialog>
      {error !== null && <VerifyError error={error} />}
    </>
  )
}

function PasswordForm({ id }: { readonly id: string }) {
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<{ readonly reason: 'empty' | 'wrong' } | null>(null)
  const { pending, error, run } = useAction()
  const start = async () => {
    try {
      await startVerify(id, password)
    } catch (thrown) {
      if (!isAboutPassword(thrown)) throw thrown
      setFault({ reason: 'wrong' })
    }
  }
  const submit = () => {
    if (password === '') setFault({ reason: 'empty' })
    else if (!pending) run(start)
  }
  return (
    <div className={styles.form}>
      <PasswordField
        label={words.encryption.password}
        autoComplete="current-password"
        fault={fault}
        onChange={text => {
          setPassword(text)
          setFault(null)
        }}
        onEnter={submit}
      />
      {error !== null && <VerifyError error={error} />}
      <div className={styles.actions}>
        <Button variant="primary" disabled={pending} onClick={submit}>
          {words.encryption.askAction}
        </Button>
      </div>
    </div>
  )
}

function VerifyError({ error }: { readonly error: ErrorInfo }) {
  return (
    <div className={styles.error}>
      <ErrorNotice error={error} />
    </div>
  )
}

function isAboutPassword(thrown: unknown): boolean {
  return thrown instanceof ApiError && ['password-needed', 'wrong-password'].includes(thrown.info.code)
}
