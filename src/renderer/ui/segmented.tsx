import { RadioGroup } from 'radix-ui'
import styles from './segmented.module.css'

interface SegmentedProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** A few choices side by side, one of which holds. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const choose = (next: string) => {
    const option = options.find(each => each.value === next)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadioGroup.Root className={styles.group} aria-label={label} value={value} onValueChange={choose}>
      {options.map(option => (
        <RadioGroup.Item key={option.value} className={styles.option} value={option.value}>
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
