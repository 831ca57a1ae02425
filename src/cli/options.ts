import { InvalidArgumentError, Option } from 'commander'
import { usualReread } from '../core/jobs/backup/plan-reread'
import type { UnsignedRule } from '../core/library/open-backup'
import { categories, type Category } from '../shared/model/category'
import type { RereadBudget } from '../shared/model/backup-report'

export interface TrustFlags {
  readonly trustUnsigned?: true
}

export function typesOption(): Option {
  return new Option('--types <list>', `which types, separated by commas: ${categories.join(',')}`)
    .default(categories, 'all')
    .argParser((text: string) => {
      const names = text.split(',').map(name => name.trim())
      const wrong = names.find(name => !categories.some(category => category === name))
      if (wrong !== undefined) throw new InvalidArgumentError(`There is no type "${wrong}".`)
      return names as Category[]
    })
}

export function selectOption(): Option {
  return new Option('--select <glob>', 'only what matches, such as "DCIM/**/*.jpg"; can be repeated')
    .argParser(collect)
    .default([])
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
      if (!(percent > 0 && percent <= 100))
        throw new InvalidArgumentError('Give all, none, or a share of the time between 0% and 100%.')
      return { kind: 'share', share: percent / 100 }
    })
}

export function waitOption(): Option {
  return new Option('--wait <seconds>', 'how long to wait for a phone that was unplugged')
    .argParser(seconds)
    .default(300)
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

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value]
}

function seconds(text: string): number {
  const value = Number(text)
  if (!(value >= 0)) throw new InvalidArgumentError('Give a number of seconds.')
  return value
}
