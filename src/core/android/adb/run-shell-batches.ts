import type { PhoneLink } from './open-service'
import { runShell, type ShellOptions } from './run-shell'

/** Old phones take a service name of at most one 4,096-byte packet. */
const maxCommandLength = 3500

export interface ShellBatch<T> {
  readonly items: readonly T[]
  readonly stdout: Buffer
}

/**
 * Asks the same small question about many things with few round trips. `question` gets a thing and its number in the
 * batch, and gives the command that prints the answer, with the number in it.
 * @throws AdbError; the signal's reason
 */
export async function* runShellBatches<T>(
  link: PhoneLink,
  things: readonly T[],
  question: (thing: T, number: number) => string,
  options?: ShellOptions,
): AsyncGenerator<ShellBatch<T>> {
  let items: T[] = []
  let command = ''
  for (const thing of things) {
    const longer = (command === '' ? '' : `${command}; `) + question(thing, items.length)
    if (items.length === 0 || Buffer.byteLength(longer) <= maxCommandLength) {
      items.push(thing)
      command = longer
    } else {
      yield { items, stdout: (await runShell(link, command, options)).stdout }
      items = [thing]
      command = question(thing, 0)
    }
  }
  if (items.length > 0) yield { items, stdout: (await runShell(link, command, options)).stdout }
}
