import { useId } from 'react'
import { contactWays } from '../../../shared/model/restore'
import { changeWhere, useWhere } from '../../store/where'
import { RadioList } from '../../ui/radio-list'
import { say } from '../../words/say'
import styles from './inside.module.css'

interface ContactWaysProps {
  /** Whether the phone takes contacts from a computer. */
  readonly isTaken: boolean
  /** It takes them, and not their pictures. */
  readonly withoutPhotos: boolean
}

/** Who puts the contacts on the phone, and what that means. */
export function ContactWays({ isTaken, withoutPhotos }: ContactWaysProps) {
  const id = useId()
  const contactsBy = useWhere(state => state.contactsBy)
  const ours = !isTaken ? 'notTaken' : withoutPhotos ? 'withoutPhotos' : 'text'
  const texts = {
    phonekeep: say(`restore.contactWays.phonekeep.${ours}`),
    importer: say('restore.contactWays.importer.text'),
  }
  return (
    <div className={styles.choice}>
      <h3 className={styles.phoneName} id={id}>
        {say('restore.contactsBy')}
      </h3>
      <RadioList
        labelledBy={id}
        value={contactsBy}
        options={contactWays.map(value => ({
          value,
          label: say(`restore.contactWays.${value}.label`),
          text: texts[value],
        }))}
        onChange={next => changeWhere({ contactsBy: next })}
      />
    </div>
  )
}
