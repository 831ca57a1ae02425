const steps = [
  ['byte', 1],
  ['kilobyte', 1e3],
  ['megabyte', 1e6],
  ['gigabyte', 1e9],
  ['terabyte', 1e12],
] as const

export interface Format {
  readonly count: (count: number) => string
  /** Decimal units, as phones and disks count: 1 GB is 1,000,000,000 bytes. */
  readonly bytes: (bytes: number) => string
  readonly speed: (bytesPerSecond: number) => string
  readonly percent: (percent: number) => string
  readonly date: (time: number) => string
  readonly dateTime: (time: number) => string
  readonly month: (time: number) => string
  /** With its weekday: "Monday, March 2, 2026". */
  readonly day: (time: number) => string
  /** Of a day, without its date. */
  readonly time: (time: number) => string
  /** Names one after another, as short as the language writes them. */
  readonly list: (names: readonly string[]) => string
  /** From seconds: "2 hr, 5 min", "3 min", "40 sec". */
  readonly duration: (seconds: number) => string
}

/** How a language writes numbers, sizes and dates. Times are milliseconds since 1970, shown in local time. */
export function createFormat(locale: string): Format {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })
  const ofDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const list = new Intl.ListFormat(locale, { style: 'narrow', type: 'conjunction' })
  const bytes = createAmount(locale, '')
  return {
    count: count => whole.format(count),
    bytes,
    speed: createAmount(locale, '-per-second'),
    percent: value => percent.format(value / 100),
    date: time => date.format(time),
    dateTime: time => dateTime.format(time),
    month: time => month.format(time),
    day: time => day.format(time),
    time: time => ofDay.format(time),
    list: names => list.format(names),
    duration: createDuration(locale),
  }
}

function createAmount(locale: string, suffix: '' | '-per-second'): (bytes: number) => string {
  const formats = steps.map(([unit]) => {
    const options = {
      style: 'unit',
      unit: `${unit}${suffix}`,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
    } as const
    return [0, 1].map(
      digits =>
        new Intl.NumberFormat(locale, {
          ...options,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }),
    )
  })
  return bytes => {
    // 999,500 rounds to "1,000 kB": from there on the next unit says it better.
    const found = steps.findLastIndex(([, size]) => size === 1 || bytes >= size * 0.9995)
    const value = bytes / (steps[found]?.[1] ?? 1)
    const digits = found === 0 || value >= 99.95 ? 0 : 1
    return formats[found]?.[digits]?.format(value) ?? ''
  }
}

function createDuration(locale: string): (seconds: number) => string {
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' })
  const hour = unit('hour')
  const minute = unit('minute')
  const second = unit('second')
  const list = new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' })
  return seconds => {
    if (seconds < 59.5) return second.format(Math.max(1, Math.round(seconds)))
    const minutes = Math.round(seconds / 60)
    if (minutes < 60) return minute.format(minutes)
    const rest = minutes % 60
    const hours = hour.format(Math.floor(minutes / 60))
    return rest === 0 ? hours : list.format([hours, minute.format(rest)])
  }
}
