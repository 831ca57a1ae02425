import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import styles from './radio-list.module.css'

interface RadioListProps<T extends string> {
  /** The id of the heading. */
  readonly labelledBy: string
  readonly value: T | null
  readonly options: readonly { readonly value: T; readonly label: string; readonly text?: string }[]
  readonly onChange: (value: T) => void
}

/** A few choices below each other, each with what it means; one holds. */
export function RadioList<T extends string>({ labelledBy, value, options, onChange }: RadioListProps<T>) {
  const id = useId()
  const choose = (next: string) => {
    const option = options.find(each => each.value === next)
    if (option !== undefined) onChange(option.value)
  }
  return (
    <RadioGroup.Root
      className={styles.list}
      aria-labelledby={labelledBy}
      value={value}
      onValueChange={choose}
    >
      {options.map(option => (
        <label key={option.value} className={styles.option} htmlFor={`${id}-${option.value}`}>
          <RadioGroup.Item
            className={styles.radio}
            id={`${id}-${option.value}`}
            value={option.value}
            aria-labelledby={`${id}-${option.value}-label`}
            aria-describedby={option.text === undefined ? undefined : `${id}-${option.value}-text`}
          >
            <RadioGroup.Indicator className={styles.dot} />
          </RadioGroup.Item>
          <span className={styles.words}>
            <span className={styles.label} id={`${id}-${option.value}-label`}>
              {option.label}
            </span>
            {option.text !== undefined && (
              <span className={styles.text} id={`${id}-${option.value}-text`}>
                {option.text}
              </span>
            )}
          </span>
        </label>
      ))}
    </RadioGroup.Root>
  )
}
