import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { say } from '../words/say'
import { IconButton } from './icon-button'
import styles from './password-field.module.css'

interface PasswordFieldProps {
  readonly label: string
  readonly autoComplete: 'new-password' | 'current-password'
  readonly onChange: (password: string) => void
  readonly hint?: string
  /** What is wrong with it. A new object takes the focus here. */
  readonly fault?: { readonly reason: 'empty' | 'different' | 'wrong' | 'same' } | null
  /** The id of more that describes it. */
  readonly describedBy?: string | undefined
  /** Whether that says what is wrong with it. */
  readonly invalid?: boolean
  readonly onEnter?: () => void
}

/**
 * A password to type or paste. What is in it is the input's own: React would write the value of a controlled input into
 * an attribute of the page as well.
 */
export function PasswordField(props: PasswordFieldProps) {
  const { label, autoComplete, onChange, hint, fault = null, describedBy, onEnter } = props
  const isWrong = fault !== null || props.invalid === true
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (fault === null) return
    input.current?.focus()
    input.current?.select()
  }, [fault])
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const onKeyDown = (event: KeyboardEvent) => {
    watchCapsLock(event)
    if (event.key === 'Enter' && !event.repeat) onEnter?.()
  }
  const descriptions = [`${id}-fault`, `${id}-hint`, describedBy].filter(each => each !== undefined)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box} data-faulty={isWrong}>
        <input
          id={id}
          ref={input}
          className={styles.input}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={isWrong || undefined}
          aria-describedby={descriptions.join(' ')}
          onChange={event => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          onKeyUp={watchCapsLock}
          onBlur={() => setCapsLock(false)}
        />
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={shown ? say('encryption.hide') : say('encryption.show')}
          onClick={() => setShown(!shown)}
        />
      </div>
      <p className={styles.fault} id={`${id}-fault`} role="alert">
        {fault !== null && say(`encryption.faults.${fault.reason}`)}
      </p>
      <p className={styles.hint} id={`${id}-hint`}>
        {capsLock ? say('encryption.capsLock') : hint}
      </p>
    </div>
  )
}
