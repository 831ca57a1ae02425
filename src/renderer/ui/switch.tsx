import { Switch as Primitive } from 'radix-ui'
import { useId } from 'react'
import styles from './switch.module.css'

interface SwitchProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly describedBy?: string
  /** `hidden`: the label is shown elsewhere, by an element of its own. */
  readonly labelled?: 'beside' | 'hidden'
}

/** On or off, at once. The knob has another place and another shape, not only another colour. */
export function Switch({ label, on, onChange, describedBy, labelled = 'beside' }: SwitchProps) {
  const id = useId()
  return (
    <span className={styles.switch}>
      <Primitive.Root
        className={styles.track}
        id={id}
        checked={on}
        onCheckedChange={onChange}
        aria-label={labelled === 'hidden' ? label : undefined}
        aria-describedby={describedBy}
      >
        <Primitive.Thumb className={styles.knob} />
      </Primitive.Root>
      {labelled === 'beside' && (
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
      )}
    </span>
  )
}
