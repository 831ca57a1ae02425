import { useId } from 'react'
import { conflictRules } from '../../../shared/model/restore'
import { phoneTitle } from '../../../shared/phone-title'
import { say } from '../../words/say'
import { currentPhone, useDevices } from '../../store/devices'
import { changeWhere, isFolderNamed, shownName, useWhere } from '../../store/where'
import { Card } from '../../ui/card'
import { RadioList } from '../../ui/radio-list'
import styles from './inside.module.css'
import { PhoneChoice } from './phone-choice'
import { PhoneSpace } from './phone-space'
import { RecordWays } from './record-ways'
import { useHasFiles } from './use-has-files'
import type { Checked } from './use-restore-check'

const placeKinds = ['original', 'folder'] as const

interface ToPhoneProps {
  readonly checked: Checked
  readonly onConnect: () => void
}

/** Onto which phone, where on it, and what to do where something has the name. */
export function ToPhone({ checked, onConnect }: ToPhoneProps) {
  const phone = useDevices(currentPhone)
  const hasFiles = useHasFiles()
  return (
    <>
      <PhoneChoice
        otherPhone={phone !== null && checked.check?.otherPhone === true ? phoneTitle(phone.details) : null}
        onConnect={onConnect}
      />
      {phone !== null && <PhoneSpace {...checked} />}
      {phone !== null && checked.check !== null && <RecordWays records={checked.check.records} />}
      {hasFiles && (
        <>
          <Places />
          <Conflicts />
        </>
      )}
    </>
  )
}

function Places() {
  const { places, folderName } = useWhere()
  const id = useId()
  const faulty = places === 'folder' && !isFolderNamed({ folderName })
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <h2 className={styles.title} id={id}>
        {say('restore.places')}
      </h2>
      <RadioList
        labelledBy={id}
        value={places}
        options={placeKinds.map(value => ({
          value,
          label: say(`restore.placeKinds.${value}.label`),
          text: say(`restore.placeKinds.${value}.text`),
        }))}
        onChange={next => changeWhere({ places: next })}
      />
      {places === 'folder' && (
        <div className={styles.field}>
          <label htmlFor={`${id}-name`}>{say('restore.folderName')}</label>
          <input
            className={styles.input}
            id={`${id}-name`}
            value={shownName({ folderName })}
            spellCheck={false}
            aria-invalid={faulty || undefined}
            aria-describedby={`${id}-fault`}
            onChange={event => changeWhere({ folderName: event.target.value })}
          />
          <p className={styles.fault} id={`${id}-fault`} role="alert">
            {faulty && say('restore.folderNameFault')}
          </p>
        </div>
      )}
    </Card>
  )
}

function Conflicts() {
  const onConflict = useWhere(state => state.onConflict)
  const id = useId()
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div>
        <h2 className={styles.title} id={id}>
          {say('restore.conflicts')}
        </h2>
        <p className={styles.soft}>{say('restore.sameText')}</p>
      </div>
      <RadioList
        labelledBy={id}
        value={onConflict}
        options={conflictRules.map(value => ({
          value,
          label: say(`restore.rules.${value}.label`),
          text: say(`restore.rules.${value}.text`),
        }))}
        onChange={next => changeWhere({ onConflict: next })}
      />
    </Card>
  )
}
