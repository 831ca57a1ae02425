import { useEffect, useId, useRef, useState } from 'react'
import type { ServiceStep } from '../../../shared/model/place'
import { call } from '../../call'
import { readServiceDraft, type DraftFault, type ServiceDraft } from '../../lib/service-draft'
import { say } from '../../words/say'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { RadioList } from '../../ui/radio-list'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { AccessFields } from './access-fields'
import { KindChoice } from './kind-choice'
import { PlaceFields } from './place-fields'
import { draftWithName } from './service-name'
import styles from './places.module.css'

const sees = ['encrypted', 'all'] as const

interface ServiceFormProps {
  readonly draft: ServiceDraft
  readonly onChange: (draft: ServiceDraft) => void
  /** Nothing can be set up yet. */
  readonly disabled: boolean
  /** What main asks next. */
  readonly onStep: (step: ServiceStep, encryptedOnly: boolean) => Promise<void>
}

/** How a service is reached. What is secret in it is forgotten once it has been taken. */
export function ServiceForm({ draft, onChange, disabled, onStep }: ServiceFormProps) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [fault, setFault] = useState<DraftFault | null>(null)
  const [seen, setSeen] = useState<(typeof sees)[number]>('encrypted')
  const { pending, error, run } = useAction()
  useEffect(() => {
    if (fault !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [fault])
  const submit = () => {
    const read = readServiceDraft(draftWithName(draft))
    if ('fault' in read) return setFault(read)
    setFault(null)
    run(async () => onStep(await call(window.api.places.addService(read)), seen === 'encrypted'))
  }
  const parts = { draft, fault, onChange }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (!pending && !disabled) submit()
      }}
    >
      <KindChoice {...parts} />
      <AccessFields key={draft.kind} {...parts} />
      <PlaceFields {...parts} />
      <Card aria-labelledby={id} className={styles.fields}>
        <h2 className={styles.name} id={id}>
          {say('places.service.sees')}
        </h2>
        <RadioList
          labelledBy={id}
          value={seen}
          options={sees.map(value => ({
            value,
            label: say(`places.service.seeChoices.${value}.label`),
            text: say(`places.service.seeChoices.${value}.text`),
          }))}
          onChange={setSeen}
        />
      </Card>
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button onClick={() => go('places', { name: 'list' })}>{say('common.cancel')}</Button>
        <Button variant="primary" type="submit" disabled={pending || disabled}>
          {pending ? say('places.service.connecting') : say('places.service.continue')}
        </Button>
      </div>
    </form>
  )
}
