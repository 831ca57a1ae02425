import { Check, Minus } from 'lucide-react'
import { Checkbox as Primitive } from 'radix-ui'
import type { SelectedState } from '../lib/sized-selection'
import styles from './checkbox.module.css'

interface CheckboxProps {
  readonly id?: string
  readonly state: SelectedState
  readonly onChange: (on: boolean) => void
  readonly label?: string
  readonly describedBy?: string
  readonly disabled?: boolean
}

/** A check box with three states. From "some" it goes to "all". */
export function Checkbox({ id, state, onChange, label, describedBy, disabled = false }: CheckboxProps) {
  return (
    <Primitive.Root
      className={styles.box}
      id={id}
      checked={state === 'some' ? 'indeterminate' : state === 'all'}
      onCheckedChange={checked => onChange(checked === true)}
      aria-label={label}
      aria-describedby={describedBy}
      disabled={disabled}
    >
      <Primitive.Indicator className={styles.mark}>
        {state === 'some' ? (
          <Minus size={14} strokeWidth={3} aria-hidden />
        ) : (
          <Check size={14} strokeWidth={3} aria-hidden />
        )}
      </Primitive.Indicator>
    </Primitive.Root>
  )
}
