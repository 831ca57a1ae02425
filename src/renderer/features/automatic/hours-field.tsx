import type { HourRange } from '../../../shared/model/automatic'
import { say } from '../../words/say'
import { SelectField } from '../../ui/select-field'
import { Switch } from '../../ui/switch'
import styles from './automatic.module.css'

interface HoursFieldProps {
  /** Null for any. */
  readonly hours: HourRange | null
  readonly onChange: (hours: HourRange | null) => void
}

/** While most people sleep. */
const firstHours: HourRange = { from: 20, to: 8 }

/** The hours in which something happens by itself. */
export function HoursField({ hours, onChange }: HoursFieldProps) {
  return (
    <div className={styles.row}>
      <Switch
        label={say('automatic.hours')}
        on={hours !== null}
        onChange={on => onChange(on ? firstHours : null)}
      />
      {hours !== null && (
        <>
          <HourField
            label={say('automatic.hoursFrom')}
            hour={hours.from}
            onChange={from => onChange({ ...hours, from })}
          />
          <HourField
            label={say('automatic.hoursTo')}
            hour={hours.to}
            onChange={to => onChange({ ...hours, to })}
          />
        </>
      )}
    </div>
  )
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
