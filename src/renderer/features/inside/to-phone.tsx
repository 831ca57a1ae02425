import { useId } from 'react'
import { conflictRules } from '../../../shared/model/restore'
import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
import { currentPhone, useDevices } from '../../store/devices'
import { changeWhere, isFolderNamed, targetOf, useWhere } from '../../store/where'
import { Card } from '../../ui/card'
import { RadioList } from '../../ui/radio-list'
import styles from './inside.module.css'
import { PhoneChoice } from './phone-choice'
import { PhoneSpace } from './phone-space'
import { useRestoreCheck } from './use-restore-check'

const placeKinds = (['original', 'folder'] as const).map(value => ({
  value,
  ...words.restore.placeKinds[value],
}))
const rules = conflictRules.map(value => ({ value, ...words.restore.rules[value] }))

/** Onto which phone, where on it, and what to do where something has the name. */
export function ToPhone({ onConnect }: { readonly onConnect: () => void }) {
  const where = useWhere()
  const phone = useDevices(currentPhone)
  const named = where.places === 'original' || isFolderNamed(where)
  const checked = useRestoreCheck(
    phone === null || !named ? null : { serial: phone.serial, target: targetOf(where) },
  )
  return (
    <>
      <PhoneChoice
        otherPhone={phone !== null && checked.check?.otherPhone === true ? phoneTitle(phone) : null}
        onConnect={onConnect}
      />
      {phone !== null && <PhoneSpace {...checked} />}
      <Places />
      <Conflicts />
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
        {words.restore.places}
      </h2>
      <RadioList
        labelledBy={id}
        value={places}
        options={placeKinds}
        onChange={next => changeWhere({ places: next })}
      />
      {places === 'folder' && (
        <div className={styles.field}>
          <label htmlFor={`${id}-name`}>{words.restore.folderName}</label>
          <input
            className={styles.input}
            id={`${id}-name`}
            value={folderName}
            spellCheck={false}
            aria-invalid={faulty || undefined}
            aria-describedby={`${id}-fault`}
            onChange={event => changeWhere({ folderName: event.target.value })}
          />
          <p className={styles.fault} id={`${id}-fault`} role="alert">
            {faulty && words.restore.folderNameFault}
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
          {words.restore.conflicts}
        </h2>
        <p className={styles.soft}>{words.restore.sameText}</p>
      </div>
      <RadioList
        labelledBy={id}
        value={onConflict}
        options={rules}
        onChange={next => changeWhere({ onConflict: next })}
      />
    </Card>
  )
}
