import { IntlMessageFormat, type Formats, type Formatters } from 'intl-messageformat'
import { createFormat } from './create-format'

/** What a message is filled with: texts, numbers, milliseconds since 1970 where it shows a date, and what a `select` asks. */
export type Values = Readonly<Record<string, string | number | boolean>>

/** @throws {RangeError} for a key that there is no message for */
export type Say<Key extends string> = (key: Key, values?: Values) => string

/** What a message may ask for beside ICU's own formats: `{size, number, bytes}`. */
const formats: Partial<Formats> = {
  number: {
    bytes: { style: 'unit', unit: 'byte' },
    speed: { style: 'unit', unit: 'byte-per-second' },
    /** From seconds. */
    duration: { style: 'unit', unit: 'second' },
    /** From 0 to 100. */
    percent: { style: 'unit', unit: 'percent', maximumFractionDigits: 0 },
  },
  date: { dateTime: { dateStyle: 'medium', timeStyle: 'short' } },
}

/**
 * Says messages in a language.
 * @param locale a BCP 47 tag: how numbers, sizes and dates are written, and which plurals there are
 * @param messages by their keys, in ICU MessageFormat
 */
export function createSay<Key extends string>(
  locale: string,
  messages: ReadonlyMap<string, string>,
): Say<Key> {
  const formatters = createFormatters(locale)
  const parsed = new Map<string, IntlMessageFormat>()
  const parse = (key: string): IntlMessageFormat => {
    const text = messages.get(key)
    if (text === undefined) throw new RangeError(`There is no message ${key}.`)
    // `<` is a character like any other: messages are texts, not markup.
    const message = new IntlMessageFormat(text, locale, formats, { formatters, ignoreTag: true })
    parsed.set(key, message)
    return message
  }
  return (key, values) => String((parsed.get(key) ?? parse(key)).format(values))
}

type NumberFormatOptions = NonNullable<Parameters<Formatters['getNumberFormat']>[1]>

/** Amounts are written in the unit that suits them, by the same rules as outside a message. */
function createFormatters(locale: string): Formatters {
  const { bytes, speed, duration } = createFormat(locale)
  const ours: Readonly<Record<string, (value: number) => string>> = {
    byte: bytes,
    'byte-per-second': speed,
    second: duration,
  }
  const number = remember((options: NumberFormatOptions) => new Intl.NumberFormat(locale, options))
  const date = remember((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))
  const plural = remember((options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options))
  return {
    getNumberFormat: (_, options = {}) => {
      const write = ours[options.unit ?? '']
      // A message calls nothing of it but `format`.
      return write === undefined ? number(options) : ({ format: write } as Intl.NumberFormat)
    },
    getDateTimeFormat: (_, options = {}) => date(options),
    getPluralRules: (_, options = {}) => plural(options),
  }
}

/** Making one of Intl's formats takes longer than using it a hundred times. */
function remember<Options, T>(make: (options: Options) => T): (options: Options) => T {
  const made = new Map<string, T>()
  return options => {
    const name = JSON.stringify(options)
    const known = made.get(name) ?? make(options)
    made.set(name, known)
    return known
  }
}
