import { Command, InvalidArgumentError, Option } from 'commander'
import { listenForCommands, tell } from './cli-channel'
import type { Faults } from './faults'
import { faultNames, parseFault } from './parse-fault'
import { presetPhones, type IdentityWishes } from './phone-identity'
import type { RecordWishes } from './records/record-options'
import { runPhoneCommand } from './run-phone-command'
import { startSamplePhone, type SamplePhone, type SamplePhoneOptions } from './start-sample-phone'

interface CliOptions extends Omit<IdentityWishes, 'card'>, RecordWishes {
  readonly port: number
  readonly photos?: number
  readonly bigFile?: true
  readonly storage?: string
  readonly fault?: Faults
  readonly json?: true
  /** False after `--no-card`, else true. */
  readonly card: boolean
  readonly builtinShell?: true
  readonly exitWithStdin?: true
}

const count = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a number is needed')
  return Number(text)
}

const addFault = (text: string, before: Faults = {}): Faults => {
  try {
    return { ...before, ...parseFault(text) }
  } catch (thrown) {
    throw new InvalidArgumentError(messageOf(thrown))
  }
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

function readOptions(): CliOptions {
  return (
    new Command('sample-phone')
      .description(
        'A phone that lives in this process. Commands on stdin: unplug, plug, allow, fault NAME=VALUE, faults clear, wipe records, tap import, quit.',
      )
      .option('--port <number>', 'loopback port; 0 for any', count, 0)
      .option('--photos <number>', 'pictures in its gallery', count)
      .option('--contacts <number>', 'contacts on it', count)
      .option('--messages <number>', 'messages on it, SMS and MMS', count)
      .option('--multimedia <number>', 'how many of the messages are MMS', count)
      .option('--calls <number>', 'calls in its call log', count)
      .option('--part-bytes <number>', 'how many bytes each picture in a message has at least', count)
      .option('--big-file', 'with a sparse file of more than 4 GiB')
      .option('--storage <folder>', 'use this folder as its internal storage instead of the gallery')
      .option('--fault <name=value>', `may be repeated: ${faultNames.join(', ')}`, addFault)
      .option('--json', 'events as JSON lines')
      .option('--android <version>', 'Android release, 8 to 16')
      .addOption(new Option('--phone <which>', 'which phone it is').choices(presetPhones))
      .option('--model <name>', 'model name')
      .option('--manufacturer <name>', 'who has made it')
      .option('--device <name>', 'code name')
      .option('--no-card', 'without its SD card')
      .option('--serial-number <text>', 'ro.serialno')
      .option('--builtin-shell', 'do not use mksh and toybox even where they are present')
      .option('--exit-with-stdin', 'end when stdin ends')
      // Said outright, since commander would count differently inside Electron.
      .parse(process.argv.slice(2), { from: 'user' })
      .opts<CliOptions>()
  )
}

function phoneOptions(options: CliOptions): SamplePhoneOptions {
  const { fault, card, json = false, exitWithStdin: _, ...rest } = options
  return {
    ...rest,
    ...(fault === undefined ? {} : { faults: fault }),
    ...(card ? {} : { card }),
    onPreparing: (done, total) => tell({ event: 'preparing', done, total }, json),
  }
}

/** Runs commands one after the other; calls `quit` for `quit`. */
function createCommandRunner(
  phone: SamplePhone,
  options: CliOptions,
  quit: () => void,
): (line: string) => void {
  const json = options.json === true
  let faults = options.fault ?? {}
  let last: Promise<void> = Promise.resolve()
  const run = async (command: string): Promise<void> => {
    try {
      const result = await runPhoneCommand({ phone, faults }, command)
      if (result.kind === 'quit') quit()
      else if (result.kind === 'unknown')
        tell({ event: 'error', message: `${command}: no such command` }, json)
      else {
        faults = result.faults
        tell({ event: 'done', command }, json)
      }
    } catch (thrown) {
      tell({ event: 'error', message: messageOf(thrown) }, json)
    }
  }
  return line => {
    if (line.trim() !== '') last = last.then(() => run(line.trim()))
  }
}

async function main(): Promise<void> {
  const options = readOptions()
  const json = options.json === true
  const phone = await startSamplePhone(phoneOptions(options))
  let closing = false
  const quit = (): void => {
    if (closing) return
    closing = true
    void phone.close().then(() => {
      tell({ event: 'closed' }, json)
      process.exit(0)
    })
  }
  process.on('SIGINT', quit)
  process.on('SIGTERM', quit)
  listenForCommands(createCommandRunner(phone, options, quit), () => {
    if (options.exitWithStdin === true) quit()
  })
  tell({ event: 'ready', port: phone.port, serial: phone.serial }, json)
}

main().catch((thrown: unknown) => {
  tell({ event: 'error', message: messageOf(thrown) }, process.argv.includes('--json'))
  process.exit(1)
})
