import { ShieldCheck } from 'lucide-react'
import { say } from '../../words/say'
import { startVerify } from '../../store/start-verify'
import { Button } from '../../ui/button'
import { usePasswordAsk } from '../encryption/use-password-ask'
import { ErrorNotice } from '../problem/error-notice'
import styles from './verify-button.module.css'

interface VerifyButtonProps {
  /** Of the ended job whose backup is to be read again. */
  readonly id: string
  readonly label: string
}

/** Reads the backup again; where it is encrypted and main does not know the password, asks for it first. */
export function VerifyButton({ id, label }: VerifyButtonProps) {
  const { pending, error, run, dialog } = usePasswordAsk({
    text: say('encryption.askText'),
    action: say('encryption.askAction'),
  })
  return (
    <>
      <Button
        icon={ShieldCheck}
        disabled={pending}
        onClick={() => run(({ password }) => startVerify(id, password))}
      >
        {label}
      </Button>
      {dialog}
      {error !== null && (
        <div className={styles.error}>
          <ErrorNotice error={error} />
        </div>
      )}
    </>
  )
}
