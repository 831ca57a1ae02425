import { InvalidArgumentError, Option } from 'commander'
import { usualReread } from '../core/jobs/backup/plan-reread'
import type { UnsignedRule } from '../core/library/open-backup'
import { firstAutomaticRule, type HourRange } from '../shared/model/automatic'
import { categories, type Category } from '../shared/model/category'
import type { RereadBudget } from '../shared/model/backup-report'
import { maxKeepCount, type KeepKind } from '../shared/model/retention'
import { say } from './say'

export interface TrustFlags {
  readonly trustUnsigned?: true
}

export function typesOption(): Option {
  return new Option('--types <list>', `which types, separated by commas: ${categories.join(',')}`)
    .default(categories, 'all')
    .argParser((text: string) => {
      const names = text.split(',').map(name => name.trim())
      const wrong = names.find(name => !categories.some(category => category === name))
      if (wrong !== undefined) throw new InvalidArgumentError(say('usage.wrongType', { name: wrong }))
      return names as Category[]
    })
}

export function selectOption(): Option {
  return new Option('--select <glob>', 'only what matches, such as "DCIM/**/*.jpg"; can be repeated')
    .argParser(collect)
    .default([])
}

/** A folder of the phone. */
export function folderOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(collect).default([])
}

export function rereadOption(): Option {
  return new Option(
    '--reread <share>',
    'how much of what is shared with the previous backup to reread: all, none, or a share of the time, such as 5%',
  )
    .default(usualReread, '10%')
    .argParser((text: string): RereadBudget => {
      if (text === 'all' || text === 'none') return { kind: text }
      const percent = Number(/^(\d{1,3}(?:\.\d+)?)%$/.exec(text)?.[1] ?? NaN)
      if (!(percent > 0 && percent <= 100)) throw new InvalidArgumentError(say('usage.wrongReread'))
      return { kind: 'share', share: percent / 100 }
    })
}

export function waitOption(): Option {
  return new Option('--wait <seconds>', 'how long to wait for a phone that was unplugged')
    .argParser(seconds)
    .default(300)
}

export function everyOption(): Option {
  return new Option('--every <hours>', 'a backup is due when the last good one is older than this')
    .default(firstAutomaticRule.everyHours)
    .argParser((text: string) => number(text, { min: 1, max: 10_000 }, 'usage.wrongEvery'))
}

export function minBatteryOption(): Option {
  return new Option(
    '--min-battery <percent>',
    'only if the phone is charging or has this much battery; 0 for any',
  )
    .default(firstAutomaticRule.minBatteryPercent)
    .argParser((text: string) => number(text, { min: 0, max: 100 }, 'usage.wrongPercent'))
}

export function hoursOption(): Option {
  return new Option('--hours <from-to>', 'only between these hours of the day, such as 22-6').argParser(
    (text: string): HourRange => {
      const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
      const wrong = [from, to].some(hour => hour === undefined || Number(hour) > 23)
      if (wrong) throw new InvalidArgumentError(say('usage.wrongHours'))
      return { from: Number(from), to: Number(to) }
    },
  )
}

/** Of one of the numbers that a retention rule is made of. */
export function keepOption(kind: KeepKind): Option {
  const what = kind === 'last' ? 'the newest n' : `the newest of each of the last n ${keptPeriods[kind]}`
  return new Option(`--keep-${kind} <n>`, `keep ${what}`).default(0, 'none').argParser((text: string) => {
    const count = /^\d+$/.test(text) ? Number(text) : NaN
    if (!(count <= maxKeepCount))
      throw new InvalidArgumentError(say('usage.wrongKeep', { max: maxKeepCount }))
    return count
  })
}

const keptPeriods: Readonly<Record<Exclude<KeepKind, 'last'>, string>> = {
  daily: 'days that have a backup',
  weekly: 'weeks (ISO, from Monday)',
  monthly: 'months',
  yearly: 'years',
}

export function unsignedRule({ trustUnsigned }: TrustFlags): UnsignedRule {
  return trustUnsigned ? 'open' : 'refuse'
}

export function trustUnsigned(): Option {
  return new Option('--trust-unsigned', "use a backup even if it isn't signed with its key")
}

export function passwordStdin(): Option {
  return new Option('--password-stdin', 'read the password from standard input').conflicts('passwordFile')
}

export function passwordFile(): Option {
  return new Option('--password-file <file>', 'read the password from the first line of a file')
}

function number(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
  wrong: 'usage.wrongEvery' | 'usage.wrongPercent',
): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= min && value <= max)) throw new InvalidArgumentError(say(wrong))
  return value
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value]
}

function seconds(text: string): number {
  const value = Number(text)
  if (!(value >= 0)) throw new InvalidArgumentError(say('usage.wrongWait'))
  return value
}
