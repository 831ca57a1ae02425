import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../../package.json'
import { categories, type Category } from '../shared/model/category'
import { describeError } from '../core/job/describe-error'
import { noProtection, openKeyRing } from '../core/vault/key-ring'
import { configFolder } from './config-folder'
import { exitCodes } from './exit-codes'
import { list } from './list'
import { listDevices } from './list-devices'
import { describeFailure } from './messages'
import { openPhones } from './open-phones'
import { backUp } from './back-up'
import { readPassword, type PasswordFlags } from './read-password'
import { verify } from './verify'

interface BackupFlags extends PasswordFlags {
  readonly device?: string
  readonly to: string
  readonly types: readonly Category[]
  readonly select: readonly string[]
  readonly encrypt?: true
  readonly newKey?: true
  /** `--no-verify` makes it false. */
  readonly verify: boolean
  readonly wait: number
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
    .option('--select <glob>', 'only what matches, such as "DCIM/**/*.jpg"; may be given again', collect, [])
    .option('--encrypt', 'encrypt everything; opens with the password only')
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .option('--new-key', 'begin with a new password, though earlier backups have another one')
    .option('--no-verify', "do not compare each copy with the phone's own SHA-256")
    .option('--wait <seconds>', 'how long to wait for a phone that is unplugged', seconds, 300)
    .option('--json', 'one JSON object a line')
    .action(async (flags: BackupFlags) => {
      const password = await readPassword(flags, io.stdin)
      if (password !== null && !flags.encrypt)
        program.error('error: a password is of use with --encrypt only')
      const ring = openKeyRing(join(configFolder(io.env, io.platform), 'vault-keys.json'), noProtection)
      const end = await backUp(await openPhones(io.env), {
        serial: flags.device,
        outputFolder: flags.to,
        types: flags.types,
        globs: flags.select,
        encryption: flags.encrypt ? { password, newKey: flags.newKey === true, ring } : null,
        verify: flags.verify,
        waitMs: flags.wait * 1000,
        json: flags.json === true,
        io,
      })
      exitCode = end.exitCode
    })

  program
    .command('verify')
    .description('Read a backup again and name every missing, changed or extra file.')
    .argument('<backup>', 'its folder')
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .option('--json', 'one JSON object a line')
    .action(async (folder: string, flags: PasswordFlags & { json?: true }) => {
      const password = await readPassword(flags, io.stdin)
      exitCode = await verify({ folder, password, json: flags.json === true, io })
    })

  program
    .command('list')
    .description('List the backups below a folder, or the items of one backup.')
    .argument('<folder>', 'an output folder, the folder of a phone, or a backup')
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .option('--json', 'one JSON object a line')
    .action(async (folder: string, flags: PasswordFlags & { json?: true }) => {
      const password = await readPassword(flags, io.stdin)
      exitCode = await list({ folder, password, json: flags.json === true, io })
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

function passwordStdin(): Option {
  return new Option('--password-stdin', 'read the password from standard input').conflicts('passwordFile')
}

function passwordFile(): Option {
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
