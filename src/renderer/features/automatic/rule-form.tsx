import type { ReactNode } from 'react'
import { everyHoursChoices, type AutomaticRule, type HourRange } from '../../../shared/model/automatic'
import { say } from '../../words/say'
import { SelectField } from '../../ui/select-field'
import { Switch } from '../../ui/switch'
import styles from './automatic.module.css'

interface RuleFormProps {
  readonly rule: AutomaticRule
  readonly onChange: (part: Partial<AutomaticRule>) => void
}

/** While most people sleep. */
const firstHours: HourRange = { from: 20, to: 8 }
const usualBatteryPercent = 30

/** When a phone is backed up by itself; each change holds at once. */
export function RuleForm({ rule, onChange }: RuleFormProps) {
  const { everyHours, minBatteryPercent, onMainsOnly, hours, overWifi, encrypt, forgetOld } = rule
  const choices: readonly number[] = everyHoursChoices
  const every = choices.includes(everyHours) ? choices : [...choices, everyHours]
  return (
    <div className={styles.form}>
      <SelectField
        label={say('automatic.every')}
        value={everyHours}
        options={every.map(value => ({ value, label: say('automatic.everyHours', { hours: value }) }))}
        onChange={value => onChange({ everyHours: value })}
      />
      <Switch
        label={say('automatic.battery', { percent: minBatteryPercent ?? usualBatteryPercent })}
        on={minBatteryPercent !== null}
        onChange={on => onChange({ minBatteryPercent: on ? usualBatteryPercent : null })}
      />
      <Switch
        label={say('automatic.mains')}
        on={onMainsOnly}
        onChange={on => onChange({ onMainsOnly: on })}
      />
      <Switch label={say('automatic.overWifi')} on={overWifi} onChange={on => onChange({ overWifi: on })} />
      <Row>
        <Switch
          label={say('automatic.hours')}
          on={hours !== null}
          onChange={on => onChange({ hours: on ? firstHours : null })}
        />
        {hours !== null && (
          <>
            <HourField
              label={say('automatic.hoursFrom')}
              hour={hours.from}
              onChange={from => onChange({ hours: { ...hours, from } })}
            />
            <HourField
              label={say('automatic.hoursTo')}
              hour={hours.to}
              onChange={to => onChange({ hours: { ...hours, to } })}
            />
          </>
        )}
      </Row>
      <div>
        <Switch label={say('automatic.encrypt')} on={encrypt} onChange={on => onChange({ encrypt: on })} />
        {encrypt && <p className={styles.hint}>{say('automatic.encryptText')}</p>}
      </div>
      <div>
        <Switch
          label={say('automatic.forgetOld')}
          on={forgetOld}
          onChange={on => onChange({ forgetOld: on })}
        />
        {forgetOld && <p className={styles.hint}>{say('automatic.forgetOldText')}</p>}
      </div>
    </div>
  )
}

function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

interface HourFieldProps {
  readonly label: string
  readonly hour: number
  readonly onChange: (hour: number) => void
}

function HourField({ label, hour, onChange }: HourFieldProps) {
  const options = Array.from({ length: 24 }, (_, value) => ({
    value,
    label: say('automatic.hour', { time: new Date(2026, 0, 1, value).getTime() }),
  }))
  return <SelectField label={label} value={hour} options={options} onChange={onChange} />
}
