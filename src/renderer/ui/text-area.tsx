import { useId } from 'react'
import styles from './text-field.module.css'

interface TextAreaProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly maxLength: number
  /** The id of the text that says what is wrong with it. */
  readonly wrong?: string | undefined
}

/** A few lines to type, as they are. */
export function TextArea({ label, hint, value, onChange, maxLength, wrong }: TextAreaProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.area}
        value={value}
        maxLength={maxLength}
        rows={4}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={wrong !== undefined}
        aria-describedby={[`${id}-hint`, wrong].filter(Boolean).join(' ')}
        onChange={event => onChange(event.target.value)}
      />
      <p className={styles.hint} id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}
