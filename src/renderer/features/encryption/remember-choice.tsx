import { useId } from 'react'
import { say } from '../../words/say'
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
        <label htmlFor={id}>{say('encryption.remember')}</label>
        <p className={styles.soft} id={`${id}-text`}>
          {say('encryption.rememberText')}
        </p>
      </div>
    </div>
  )
}
