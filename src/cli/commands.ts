import { Option } from 'commander'
import { existsSync } from 'node:fs'
import type { Category } from '../shared/model/category'
import type { RereadBudget } from '../shared/model/backup-report'
import { conflictRules, contactWays, type ConflictRule, type ContactWay } from '../shared/model/restore'
import { addAuto } from './add-auto'
import type { AddCommand } from './add-command'
import { addCopy, addFetch, checkPlace } from './add-copies'
import { addFolders } from './add-folders'
import { addForget } from './add-forget'
import { addPlaces } from './add-places'
import { backUp } from './back-up'
import { exportItems } from './export'
import { keyRing } from './key-ring'
import { list } from './list'
import { listDevices } from './list-devices'
import { openPhones } from './open-phones'
import {
  passwordFile,
  passwordStdin,
  rereadOption,
  selectOption,
  trustUnsigned,
  typesOption,
  unsignedRule,
  waitOption,
  type TrustFlags,
} from './options'
import { readPassword, type PasswordFlags } from './read-password'
import { restore } from './restore'
import { say } from './say'
import { verify } from './verify'
import { findPlace, withPlaces } from './with-places'

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

interface ItemFlags extends PasswordFlags, TrustFlags {
  readonly types: readonly Category[]
  readonly select: readonly string[]
  readonly json?: true
}

interface RestoreFlags extends ItemFlags {
  readonly device?: string
  readonly into?: string
  readonly onConflict: ConflictRule
  readonly contactsBy: ContactWay
  readonly wait: number
}

const addDevices: AddCommand = (program, io, end) => {
  program
    .command('devices')
    .description('List the phones that adb can see.')
    .option('--json', 'print one JSON object per line')
    .action(async (flags: { json?: true }) => {
      end(await listDevices(await openPhones(io.env), { json: flags.json === true, io }))
    })
}

const addBackup: AddCommand = (program, io, end) => {
  program
    .command('backup')
    .description('Back up a phone into a new folder in DIR.')
    .option('--device <serial>', 'which phone; optional if only one is connected')
    .requiredOption('--to <dir>', 'the output folder; it must exist')
    .addOption(typesOption())
    .addOption(selectOption())
    .option('--encrypt', 'encrypt everything; only the password opens it')
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .option('--new-key', 'use a new password, even if earlier backups have another one')
    .option('--no-verify', "don't compare each copy with the phone's own SHA-256")
    .addOption(rereadOption())
    .addOption(waitOption())
    .option('--json', 'print one JSON object per line')
    .action(async (flags: BackupFlags) => {
      const password = await readPassword(flags, io.stdin)
      if (password !== null && !flags.encrypt) program.error(say('usage.passwordUnused'))
      const { exitCode } = await backUp(await openPhones(io.env), {
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
      end(exitCode)
    })
}

const addRestore: AddCommand = (program, io, end) => {
  program
    .command('restore')
    .description('Restore items of a backup to a phone.')
    .argument('<backup>', "the backup's folder, or PLACE:PHONE/BACKUP")
    .option('--device <serial>', 'which phone; optional if only one is connected')
    .addOption(typesOption())
    .addOption(selectOption())
    .option(
      '--into <name>',
      'into this folder of its internal storage, instead of to their original location',
    )
    .addOption(
      new Option('--on-conflict <rule>', 'what to do if a file already exists')
        .choices(conflictRules)
        .default('skip'),
    )
    .addOption(
      new Option(
        '--contacts-by <who>',
        "who adds contacts: phonekeep skips what's there, but some phones take no pictures that way; importer is the phone's own, which takes pictures, asks on the phone and adds everything again",
      )
        .choices(contactWays)
        .default('phonekeep'),
    )
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .addOption(trustUnsigned())
    .addOption(waitOption())
    .option('--json', 'print one JSON object per line')
    .action(async (folder: string, flags: RestoreFlags) => {
      const exitCode = await withPlaces(io, async opened =>
        restore(await openPhones(io.env), {
          ...(await itemChoice(folder, flags, io)),
          opened,
          serial: flags.device,
          target: flags.into === undefined ? { kind: 'original' } : { kind: 'folder', name: flags.into },
          rule: flags.onConflict,
          contactsBy: flags.contactsBy,
          waitMs: flags.wait * 1000,
        }),
      )
      end(exitCode)
    })
}

const addExport: AddCommand = (program, io, end) => {
  program
    .command('export')
    .description('Write items of a backup into a folder, as normal files under their own names.')
    .argument('<backup>', "the backup's folder, or PLACE:PHONE/BACKUP")
    .requiredOption('--to <dir>', 'the folder to write to; it must exist, and nothing in it is overwritten')
    .addOption(typesOption())
    .addOption(selectOption())
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .addOption(trustUnsigned())
    .option('--json', 'print one JSON object per line')
    .action(async (folder: string, flags: ItemFlags & { to: string }) => {
      const exitCode = await withPlaces(io, async opened =>
        exportItems({ ...(await itemChoice(folder, flags, io)), opened, to: flags.to }),
      )
      end(exitCode)
    })
}

const addVerify: AddCommand = (program, io, end) => {
  program
    .command('verify')
    .description('Read a backup again and list every missing, changed or extra file.')
    .argument('<backup>', "the backup's folder, or the name of a place for second copies")
    .option('--full', 'of a place: read and compare all that is there, not names and sizes alone')
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .option('--json', 'print one JSON object per line')
    .action(async (folder: string, flags: PasswordFlags & { json?: true; full?: true }) => {
      const json = flags.json === true
      const exitCode = await withPlaces(io, async opened => {
        const place = existsSync(folder) ? null : findPlace(folder, opened.places.list())
        if (place) return await checkPlace(place.id, opened, { full: flags.full === true, json, io })
        return await verify({ folder, password: await readPassword(flags, io.stdin), json, io })
      })
      end(exitCode)
    })
}

const addList: AddCommand = (program, io, end) => {
  program
    .command('list')
    .description('List the backups in a folder, or the items of one backup.')
    .argument('<folder>', "an output folder, a phone's folder in it, a backup, or the name of a place")
    .addOption(passwordStdin())
    .addOption(passwordFile())
    .addOption(trustUnsigned())
    .option('--json', 'print one JSON object per line')
    .action(async (folder: string, flags: PasswordFlags & TrustFlags & { json?: true }) => {
      const password = await readPassword(flags, io.stdin)
      const unsigned = unsignedRule(flags)
      const json = flags.json === true
      const exitCode = await withPlaces(io, opened =>
        list({ folder, password, unsigned, opened, ring: keyRing(io), json, io }),
      )
      end(exitCode)
    })
}

/** All that the program can be told to do. */
export const commands: readonly AddCommand[] = [
  addDevices,
  addBackup,
  addFolders,
  addRestore,
  addExport,
  addVerify,
  addList,
  addAuto,
  addForget,
  addPlaces,
  addCopy,
  addFetch,
]

async function itemChoice(folder: string, flags: ItemFlags, io: NodeJS.Process) {
  const password = await readPassword(flags, io.stdin)
  const { types, select: globs } = flags
  return { folder, password, unsigned: unsignedRule(flags), types, globs, json: flags.json === true, io }
}
