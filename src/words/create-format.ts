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

/** Each of Intl's formats takes about a millisecond to make, and most programs use few of them. */
function lazy<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** How a language writes numbers, sizes and dates. Times are milliseconds since 1970, shown in local time. */
export function createFormat(locale: string): Format {
  const numbers = (options: Intl.NumberFormatOptions) => {
    const format = lazy(() => new Intl.NumberFormat(locale, options))
    return (number: number) => format().format(number)
  }
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = lazy(() => new Intl.DateTimeFormat(locale, options))
    return (time: number) => format().format(time)
  }
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 })
  const list = lazy(() => new Intl.ListFormat(locale, { style: 'narrow', type: 'conjunction' }))
  return {
    count: numbers({ maximumFractionDigits: 0 }),
    bytes: createAmount(locale, ''),
    speed: createAmount(locale, '-per-second'),
    percent: value => percent(value / 100),
    date: dates({ dateStyle: 'medium' }),
    dateTime: dates({ dateStyle: 'medium', timeStyle: 'short' }),
    month: dates({ month: 'long', year: 'numeric' }),
    day: dates({ dateStyle: 'full' }),
    time: dates({ timeStyle: 'short' }),
    list: names => list().format(names),
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
    return [0, 1].map(digits =>
      lazy(
        () =>
          new Intl.NumberFormat(locale, {
            ...options,
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
          }),
      ),
    )
  })
  return bytes => {
    // 999,500 rounds to "1,000 kB": from there on the next unit says it better.
    const found = steps.findLastIndex(([, size]) => size === 1 || bytes >= size * 0.9995)
    const value = bytes / (steps[found]?.[1] ?? 1)
    const digits = found === 0 || value >= 99.95 ? 0 : 1
    return formats[found]?.[digits]?.().format(value) ?? ''
  }
}

function createDuration(locale: string): (seconds: number) => string {
  const unit = (name: string) =>
    lazy(() => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }))
  const hour = unit('hour')
  const minute = unit('minute')
  const second = unit('second')
  const list = lazy(() => new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }))
  return seconds => {
    if (seconds < 59.5) return second().format(Math.max(1, Math.round(seconds)))
    const minutes = Math.round(seconds / 60)
    if (minutes < 60) return minute().format(minutes)
    const rest = minutes % 60
    const hours = hour().format(Math.floor(minutes / 60))
    return rest === 0 ? hours : list().format([hours, minute().format(rest)])
  }
}
