import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../../package.json'
import { categories, type Category } from '../shared/model/category'
import { describeError } from '../core/job/describe-error'
import { exitCodes } from './exit-codes'
import { listDevices } from './list-devices'
import { describeFailure } from './messages'
import { openPhones } from './open-phones'
import { backUp } from './back-up'

interface BackupFlags {
  readonly device?: string
  readonly to: string
  readonly types: readonly Category[]
  readonly json?: true
}

/** Runs one command line. Writes to the given streams. @returns the exit code */
export async function runCli(argv: readonly string[], io: NodeJS.Process): Promise<number> {
  let exitCode: number = exitCodes.done
  const program = new Command('phonekeep')
    .description('Back up an Android phone.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: text => io.stdout.write(text), writeErr: text => io.stderr.write(text) })

  program
    .command('devices')
    .description('List the phones that adb sees.')
    .option('--json', 'one JSON object a line')
    .action(async (flags: { json?: true }) => {
      exitCode = await listDevices(await openPhones(io.env), { json: flags.json === true, io })
    })

  program
    .command('backup')
    .description('Copy what is on a phone into a new folder below DIR.')
    .option('--device <serial>', 'which phone; may be left out when there is only one')
    .requiredOption('--to <dir>', 'the output folder; it must exist')
    .addOption(typesOption())
    .option('--json', 'one JSON object a line')
    .action(async ({ device, to, types, json }: BackupFlags) => {
      const phones = await openPhones(io.env)
      const options = { serial: device, outputFolder: to, types, json: json === true, io }
      exitCode = (await backUp(phones, options)).exitCode
    })

  try {
    await program.parseAsync(argv)
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse
    const info = describeError(error)
    if (argv.includes('--json')) io.stdout.write(JSON.stringify({ event: 'failed', ...info }) + '\n')
    else io.stderr.write(describeFailure(info) + '\n')
    return exitCodes.failed
  }
}

function typesOption(): Option {
  return new Option('--types <list>', `which kinds, separated by commas: ${categories.join(',')}`)
    .default(categories, 'all')
    .argParser((text: string) => {
      const names = text.split(',').map(name => name.trim())
      const wrong = names.find(name => !categories.some(category => category === name))
      if (wrong !== undefined) throw new InvalidArgumentError(`There is no type "${wrong}".`)
      return names as Category[]
    })
}
