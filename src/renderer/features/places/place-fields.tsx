import { useId } from 'react'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { TextField } from '../../ui/text-field'
import { DraftFault, type DraftProps } from './draft-fault'
import { maxNameLength } from './max-name-length'
import styles from './places.module.css'
import { usualName } from './service-name'

/** Where copies go there, and what the place is called. */
export function PlaceFields({ draft, fault, onChange }: DraftProps) {
  const id = useId()
  const where = draft.kind === 's3' ? 'bucket' : 'folder'
  const wrongAt = (part: 'name' | 'folder') => (fault?.part === part ? `${id}-${part}` : undefined)
  return (
    <Card aria-labelledby={id} className={styles.fields}>
      <h2 className={styles.name} id={id}>
        {say('places.service.there')}
      </h2>
      <div className={styles.pairs}>
        <div>
          <TextField
            label={say(`places.service.${where}`)}
            hint={say(`places.service.${where}Hint`)}
            value={draft.folder}
            maxLength={1000}
            wrong={wrongAt('folder')}
            onChange={folder => onChange({ ...draft, folder })}
          />
          <DraftFault id={`${id}-folder`} part="folder" fault={fault} />
        </div>
        <div>
          <TextField
            label={say('places.service.name')}
            hint={say('places.service.nameHint', { name: usualName(draft) })}
            value={draft.name}
            maxLength={maxNameLength}
            wrong={wrongAt('name')}
            onChange={name => onChange({ ...draft, name })}
          />
          <DraftFault id={`${id}-name`} part="name" fault={fault} />
        </div>
      </div>
    </Card>
  )
}
