import { useId } from 'react'
import type { Removal } from '../../../shared/model/retention'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import styles from './retention.module.css'

interface RemoveButtonProps {
  readonly count: number
  /** Null until it has been measured. */
  readonly freedBytes: number | null
  readonly removal: Removal | null
  readonly disabled: boolean
  readonly onRemove: (removal: Removal) => void
}

/** Removes what goes, once that has been confirmed; says what is to be chosen before. */
export function RemoveButton({ count, freedBytes, removal, disabled, onRemove }: RemoveButtonProps) {
  const id = useId()
  if (removal === null)
    return (
      <>
        <p className={styles.soft} id={id}>
          {say('retention.chooseWhere')}
        </p>
        <Button variant="danger" blockedBy={id}>
          {say('retention.remove', { count })}
        </Button>
      </>
    )
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger" disabled={disabled}>
          {say(`retention.removeTo.${removal}`, { count })}
        </Button>
      }
      title={say(`retention.ask.${removal}.title`, { count })}
      text={
        freedBytes === null
          ? say(`retention.ask.${removal}.text`)
          : say(`retention.ask.${removal}.textFrees`, { bytes: freedBytes })
      }
      confirm={say(`retention.confirm.${removal}`)}
      keep={say('retention.keep')}
      onConfirm={() => onRemove(removal)}
    />
  )
}
