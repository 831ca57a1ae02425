import { useId } from 'react'
import { serviceKinds } from '../../../shared/model/place'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { RadioList } from '../../ui/radio-list'
import type { DraftProps } from './draft-fault'
import styles from './places.module.css'

/** Which service it is. */
export function KindChoice({ draft, onChange }: DraftProps) {
  const id = useId()
  return (
    <Card aria-labelledby={id} className={styles.fields}>
      <h2 className={styles.name} id={id}>
        {say('places.service.which')}
      </h2>
      <RadioList
        labelledBy={id}
        value={draft.kind}
        options={serviceKinds.map(value => ({
          value,
          label: say(`places.service.kinds.${value}.label`),
          text: say(`places.service.kinds.${value}.text`),
        }))}
        // What was typed for another is not kept: it may be a password.
        onChange={kind => onChange({ ...draft, kind, fields: {} })}
      />
    </Card>
  )
}
