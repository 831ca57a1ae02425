import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../../package.json'
import { categories, type Category } from '../shared/model/category'
import type { RereadBudget } from '../shared/model/job'
import { conflictRules, type ConflictRule } from '../shared/model/restore'
import { usualReread } from '../core/jobs/backup/plan-reread'
import { describeError } from '../core/errors/describe-error'
import { noProtection, openKeyRing, type KeyRing } from '../core/format/encrypted/key-ring'
import type { UnsignedRule } from '../core/library/open-backup'
import { configFolder } from './config-folder'
import { exitCodes } from './exit-codes'
import { list } from './list'
import { listDevices } from './list-devices'
import { describeFailure } from './messages'
import { openPhones } from './open-phones'
import { backUp } from './back-up'
import { readPassword, type PasswordFlags } from './read-password'
import { exportItems } from './export'
import { restore } from './restore'
import { verify } from './verify'

interface BackupFlags extends PasswordFlags {
  readonly device?: string
  readonly to: string
  readonly types: readonly Category[]
  readonly select: readonly string[]
  readonly encrypt?: true
  readonly newKey?: true
  readonly reread: RereadBudget
  /** `--no-verify` makes it false. */
  readonly verify: boolean
  readonly wait: number
  readonly json?: true
}

interface TrustFlags {
  readonly trustUnsigned?: true
}

interface ItemFlags extends PasswordFlags, TrustFlags {
  readonly types: readonly Category[]
  readonly select: readonly string[]
  readonly json?: true
}

interface RestoreFlags extends ItemFlags {
  readonly device?: string
  readonly into?: string
  readonly onConflict: ConflictRule
  readonly wait: number
}

/** Runs one command line. Writes to the given streams. @returns the exit code */
export async function runCli(argv: readonly string[], io: NodeJS.Process): Promise<number> {
  let exitCode: number = exitCodes.done
  const program = new Command('phonekeep')
    .description('Back up an Android phone, and restore it.')
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
    .addOption(selectOption())
    .option('--encrypt', 'encrypt everything; opens with the password only')
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .option('--new-key', 'begin with a new password, though earlier backups have another one')
    .option('--no-verify', "do not compare each copy with the phone's own SHA-256")
    .addOption(rereadOption())
    .addOption(waitOption())
    .option('--json', 'one JSON object a line')
    .action(async (flags: BackupFlags) => {
      const password = await readPassword(flags, io.stdin)
      if (password !== null && !flags.encrypt)
        program.error('error: a password is of use with --encrypt only')
      const end = await backUp(await openPhones(io.env), {
        serial: flags.device,
        outputFolder: flags.to,
        types: flags.types,
        globs: flags.select,
        encryption: flags.encrypt ? { password, newKey: flags.newKey === true, ring: keyRing(io) } : null,
        verify: flags.verify,
        reread: flags.reread,
        waitMs: flags.wait * 1000,
        json: flags.json === true,
        io,
      })
      exitCode = end.exitCode
    })

  program
    .command('restore')
    .description('Put items of a backup back onto a phone.')
    .argument('<backup>', 'its folder')
    .option('--device <serial>', 'which phone; may be left out when there is only one')
    .addOption(typesOption())
    .addOption(selectOption())
    .option('--into <name>', 'below this folder of its internal storage, instead of to their places')
    .addOption(
      new Option('--on-conflict <rule>', 'what to do where another file has the name')
        .choices(conflictRules)
        .default('skip'),
    )
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .addOption(trustUnsigned())
    .addOption(waitOption())
    .option('--json', 'one JSON object a line')
    .action(async (folder: string, flags: RestoreFlags) => {
      exitCode = await restore(await openPhones(io.env), {
        ...(await itemChoice(folder, flags, io)),
        serial: flags.device,
        target: flags.into === undefined ? { kind: 'original' } : { kind: 'folder', name: flags.into },
        rule: flags.onConflict,
        waitMs: flags.wait * 1000,
      })
    })

  program
    .command('export')
    .description('Write items of a backup into a folder, readable and under their own names.')
    .argument('<backup>', 'its folder')
    .requiredOption('--to <dir>', 'the folder to write to; it must exist, and nothing in it is changed')
    .addOption(typesOption())
    .addOption(selectOption())
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .addOption(trustUnsigned())
    .option('--json', 'one JSON object a line')
    .action(async (folder: string, flags: ItemFlags & { to: string }) => {
      exitCode = await exportItems({ ...(await itemChoice(folder, flags, io)), to: flags.to })
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
    .addOption(trustUnsigned())
    .option('--json', 'one JSON object a line')
    .action(async (folder: string, flags: PasswordFlags & TrustFlags & { json?: true }) => {
      const password = await readPassword(flags, io.stdin)
      const unsigned = unsignedRule(flags)
      exitCode = await list({ folder, password, unsigned, ring: keyRing(io), json: flags.json === true, io })
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

function selectOption(): Option {
  return new Option('--select <glob>', 'only what matches, such as "DCIM/**/*.jpg"; may be given again')
    .argParser(collect)
    .default([])
}

function rereadOption(): Option {
  return new Option(
    '--reread <share>',
    'how much of what is shared with the backup before is read again: all, none, or a share of the time, such as 5%',
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

function waitOption(): Option {
  return new Option('--wait <seconds>', 'how long to wait for a phone that is unplugged')
    .argParser(seconds)
    .default(300)
}

async function itemChoice(folder: string, flags: ItemFlags, io: NodeJS.Process) {
  const password = await readPassword(flags, io.stdin)
  const { types, select: globs } = flags
  return { folder, password, unsigned: unsignedRule(flags), types, globs, json: flags.json === true, io }
}

function unsignedRule({ trustUnsigned }: TrustFlags): UnsignedRule {
  return trustUnsigned ? 'open' : 'refuse'
}

function trustUnsigned(): Option {
  return new Option('--trust-unsigned', 'use a backup that is not signed with its key all the same')
}

function keyRing({ env, platform }: NodeJS.Process): KeyRing {
  return openKeyRing(join(configFolder(env, platform), 'vault-keys.json'), noProtection)
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
