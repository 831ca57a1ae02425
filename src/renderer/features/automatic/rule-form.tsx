import { everyHoursChoices, type AutomaticRule } from '../../../shared/model/automatic'
import { say } from '../../words/say'
import { SelectField } from '../../ui/select-field'
import { Switch } from '../../ui/switch'
import styles from './automatic.module.css'
import { HoursField } from './hours-field'

interface RuleFormProps {
  readonly rule: AutomaticRule
  readonly onChange: (part: Partial<AutomaticRule>) => void
}

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
      <HoursField hours={hours} onChange={next => onChange({ hours: next })} />
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
