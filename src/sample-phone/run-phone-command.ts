import type { Faults } from './faults'
import { parseFault } from './parse-fault'
import type { SamplePhone } from './start-sample-phone'

/** The part of a phone that commands act on, and the faults that add up. */
export interface CommandTarget {
  readonly phone: SamplePhone
  readonly faults: Faults
}

export type CommandResult =
  | { readonly kind: 'done'; readonly faults: Faults }
  | { readonly kind: 'quit' }
  | { readonly kind: 'unknown' }

/**
 * Does one command: unplug, plug, allow, `fault NAME=VALUE`, `faults clear`, `wipe records`, `tap import`, quit. Throws
 * FaultSyntaxError.
 */
export async function runPhoneCommand(
  { phone, faults }: CommandTarget,
  line: string,
): Promise<CommandResult> {
  const [verb = '', ...rest] = line.trim().split(/\s+/)
  const argument = rest.join(' ')
  switch (verb) {
    case 'unplug':
      phone.unplug()
      return { kind: 'done', faults }
    case 'plug':
      await phone.plug()
      return { kind: 'done', faults }
    case 'allow':
      phone.allow()
      return { kind: 'done', faults }
    case 'fault':
      return setFaults(phone, { ...faults, ...parseFault(argument) })
    case 'faults':
      return argument === 'clear' ? setFaults(phone, {}) : { kind: 'unknown' }
    case 'wipe':
      if (argument !== 'records') return { kind: 'unknown' }
      phone.records.wipe()
      return { kind: 'done', faults }
    case 'tap':
      if (argument !== 'import') return { kind: 'unknown' }
      await phone.tapImport()
      return { kind: 'done', faults }
    case 'quit':
      return { kind: 'quit' }
    default:
      return { kind: 'unknown' }
  }
}

function setFaults(phone: SamplePhone, faults: Faults): CommandResult {
  phone.setFaults(faults)
  return { kind: 'done', faults }
}
