import { keepKinds, type KeepKind } from '../shared/model/retention'
import type { AddCommand } from './add-command'
import { forget } from './forget'
import { keyRing } from './key-ring'
import { keepOption } from './options'
import { say } from './say'

interface ForgetFlags extends Readonly<Record<`keep${Capitalize<KeepKind>}`, number>> {
  readonly phone?: string
  readonly dryRun?: true
  readonly yes?: true
  readonly json?: true
}

export const addForget: AddCommand = (program, io, end) => {
  const command = program
    .command('forget')
    .description('Remove old backups of a phone for good. What other backups share with them stays.')
    .argument('<folder>', "an output folder, or a phone's folder in it")
    .option('--phone <serial>', 'only backups of the phone with this serial number')
  for (const kind of keepKinds) command.addOption(keepOption(kind))
  command
    .option('--dry-run', 'only say what would be removed, and why the others stay')
    .option('--yes', 'remove them; without it nothing is removed')
    .option('--json', 'print one JSON object per line')
    .action(async (folder: string, flags: ForgetFlags) => {
      const counts = {
        last: flags.keepLast,
        daily: flags.keepDaily,
        weekly: flags.keepWeekly,
        monthly: flags.keepMonthly,
        yearly: flags.keepYearly,
      }
      if (keepKinds.every(kind => counts[kind] === 0)) program.error(say('usage.keepsNothing'))
      const exitCode = await forget({
        ...{ folder, counts, phone: flags.phone, ring: keyRing(io), io },
        dryRun: flags.dryRun === true,
        yes: flags.yes === true,
        json: flags.json === true,
      })
      end(exitCode)
    })
}
