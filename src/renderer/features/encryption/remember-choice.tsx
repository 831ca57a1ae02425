import { useId } from 'react'
import { words } from '../../messages/words'
import { Checkbox } from '../../ui/checkbox'
import styles from './encryption.module.css'

interface RememberChoiceProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function RememberChoice({ on, onChange }: RememberChoiceProps) {
  const id = useId()
  return (
    <div className={styles.remember}>
      <Checkbox id={id} state={on ? 'all' : 'none'} describedBy={`${id}-text`} onChange={onChange} />
      <div>
        <label htmlFor={id}>{words.encryption.remember}</label>
        <p className={styles.soft} id={`${id}-text`}>
          {words.encryption.rememberText}
        </p>
      </div>
    </div>
  )
}
