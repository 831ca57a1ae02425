import { useId } from 'react'
import { say } from '../../words/say'
import { Notice } from '../../ui/notice'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { DraftFault, type DraftProps } from './draft-fault'
import styles from './places.module.css'

/** Whatever else rclone knows, in its own words. */
export function OtherFields({ draft, fault, onChange }: DraftProps) {
  const id = useId()
  const wrongAt = (part: 'type' | 'options') => (fault?.part === part ? `${id}-${part}` : undefined)
  return (
    <div className={styles.fields}>
      <div>
        <TextField
          label={say('places.service.type')}
          hint={say('places.service.typeHint')}
          value={draft.type}
          maxLength={60}
          wrong={wrongAt('type')}
          onChange={type => onChange({ ...draft, type })}
        />
        <DraftFault id={`${id}-type`} part="type" fault={fault} />
      </div>
      <div>
        <TextArea
          label={say('places.service.options')}
          hint={say('places.service.optionsHint')}
          value={draft.options}
          maxLength={20_000}
          wrong={wrongAt('options')}
          onChange={options => onChange({ ...draft, options })}
        />
        <DraftFault id={`${id}-options`} part="options" fault={fault} />
      </div>
      <Notice tone="info" title={say('places.service.googleTitle')}>
        {say('places.service.googleText')}
      </Notice>
    </div>
  )
}
