import { useId } from 'react'
import styles from './text-field.module.css'

interface TextFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly maxLength: number
  /** Digits only: a keyboard on the screen shows those. */
  readonly numeric?: boolean
  /** The id of the text that says what is wrong with it. */
  readonly wrong?: string | undefined
}

/** One line to type, with what is expected in it. Within a form, Enter submits. */
export function TextField(props: TextFieldProps) {
  const { label, hint, value, onChange, maxLength, numeric = false, wrong } = props
  const id = useId()
  const described = [hint === undefined ? null : `${id}-hint`, wrong].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        value={value}
        maxLength={maxLength}
        inputMode={numeric ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={wrong !== undefined}
        aria-describedby={described || undefined}
        onChange={event => onChange(event.target.value)}
        onFocus={event => numeric && event.target.select()}
      />
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
