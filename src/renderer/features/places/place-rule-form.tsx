import { useId } from 'react'
import type { PlaceRule, PlaceView } from '../../../shared/model/place'
import { speedChoices } from '../../lib/speed-choices'
import { describeKeep } from '../../words/describe-place'
import { format, say } from '../../words/say'
import { changePlaceRule } from '../../store/places'
import { Button } from '../../ui/button'
import { SelectField } from '../../ui/select-field'
import { Switch } from '../../ui/switch'
import { useAction } from '../../ui/use-action'
import { HoursField } from '../automatic/hours-field'
import { ErrorNotice } from '../problem/error-notice'
import { KeepDialog } from './keep-dialog'
import styles from './places.module.css'

/** What happens with a place by itself; each change holds at once. */
export function PlaceRuleForm({ place }: { readonly place: PlaceView }) {
  const id = useId()
  const { rule, kind, name } = place
  const { automatic, hours, encryptedOnly } = rule
  const { error, run } = useAction()
  const change = (part: Partial<PlaceRule>) => run(() => changePlaceRule(place.id, part))
  const readable = kind === 'folder' ? 'folder' : 'service'
  return (
    <div className={styles.rule}>
      <Switch
        label={say('places.rule.automatic')}
        on={automatic}
        onChange={on => change({ automatic: on })}
      />
      {automatic && <HoursField hours={hours} onChange={next => change({ hours: next })} />}
      {kind !== 'folder' && <SpeedField rule={rule} onChange={change} />}
      <div>
        <Switch
          label={say('places.rule.encryptedOnly')}
          describedBy={id}
          on={encryptedOnly}
          onChange={on => change({ encryptedOnly: on })}
        />
        <p className={styles.hint} id={id}>
          {encryptedOnly
            ? say('places.rule.encryptedOnlyOn')
            : say(`places.rule.encryptedOnlyOff.${readable}`)}
        </p>
      </div>
      <div className={styles.row}>
        <span>{say('places.rule.keep')}</span>
        <span className={styles.value}>{describeKeep(rule.keep)}</span>
        <KeepDialog
          place={place}
          trigger={
            <Button variant="quiet" aria-label={say('places.rule.keepChangeOf', { place: name })}>
              {say('places.rule.keepChange')}
            </Button>
          }
        />
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}

interface SpeedFieldProps {
  readonly rule: PlaceRule
  readonly onChange: (part: Partial<PlaceRule>) => void
}

function SpeedField({ rule, onChange }: SpeedFieldProps) {
  const unlimited = 0
  return (
    <SelectField
      label={say('places.rule.speed')}
      value={rule.maxBytesPerSecond ?? unlimited}
      options={speedChoices(rule.maxBytesPerSecond).map(value => ({
        value: value ?? unlimited,
        label: value === null ? say('places.rule.speedNone') : format().speed(value),
      }))}
      onChange={value => onChange({ maxBytesPerSecond: value === unlimited ? null : value })}
    />
  )
}
