import { useId } from 'react'
import { secretFields, serviceFields, vendors, type ServiceField as Field } from '../../lib/service-draft'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { PasswordField } from '../../ui/password-field'
import { SelectField } from '../../ui/select-field'
import { TextField } from '../../ui/text-field'
import { DraftFault, type DraftProps } from './draft-fault'
import { OtherFields } from './other-fields'
import styles from './places.module.css'

const maxLength = 1000

/** What rclone has to know to reach the service. Dropbox asks in the browser. */
export function AccessFields(props: DraftProps) {
  const id = useId()
  const { kind } = props.draft
  const fields: readonly Field[] = serviceFields[kind]
  if (kind === 'dropbox') return null
  return (
    <Card aria-labelledby={id} className={styles.fields}>
      <h2 className={styles.name} id={id}>
        {say('places.service.account')}
      </h2>
      {kind === 'other' ? (
        <OtherFields {...props} />
      ) : (
        <div className={styles.pairs}>
          {fields.map(field => (
            <AccessField key={field} field={field} {...props} />
          ))}
        </div>
      )}
    </Card>
  )
}

interface AccessFieldProps extends DraftProps {
  readonly field: Field
}

function AccessField({ field, draft, fault, onChange }: AccessFieldProps) {
  const id = useId()
  const wrong = fault?.part === field ? id : undefined
  const hint = hintOf(field, draft.kind === 'sftp')
  const common = {
    label: say(`places.service.fields.${field}`),
    ...(hint === null ? {} : { hint }),
    onChange: (text: string) => onChange({ ...draft, fields: { ...draft.fields, [field]: text } }),
  }
  if (field === 'vendor')
    return (
      <div className={styles.choice}>
        <SelectField
          label={common.label}
          value={draft.vendor}
          options={vendors.map(value => ({ value, label: say(`places.service.vendors.${value}`) }))}
          onChange={vendor => onChange({ ...draft, vendor })}
        />
      </div>
    )
  return (
    <div>
      {secretFields.includes(field) ? (
        <PasswordField
          {...common}
          autoComplete="current-password"
          describedBy={wrong}
          invalid={wrong !== undefined}
        />
      ) : (
        <TextField
          {...common}
          value={draft.fields[field] ?? ''}
          maxLength={maxLength}
          numeric={field === 'port'}
          wrong={wrong}
        />
      )}
      <DraftFault id={id} part={field} fault={fault} />
    </div>
  )
}

function hintOf(field: Field, isSftp: boolean): string | null {
  switch (field) {
    case 'url':
    case 'host':
    case 'port':
    case 'endpoint':
    case 'region':
      return say(`places.service.hints.${field}`)
    case 'pass':
      return say(isSftp ? 'places.service.hints.passSftp' : 'places.service.hints.pass')
    case 'vendor':
    case 'user':
    case 'access_key_id':
    case 'secret_access_key':
      return null
  }
}
