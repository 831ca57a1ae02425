import { join } from 'node:path'
import { openAutomaticBook } from '../core/app/automatic/automatic-book'
import { openSettings } from '../core/app/settings'
import type { HourRange } from '../shared/model/automatic'
import type { AddCommand } from './add-command'
import { auto } from './auto'
import { configFolder } from './config-folder'
import { keyRing } from './key-ring'
import { openPhones } from './open-phones'
import { everyOption, hoursOption, minBatteryOption, waitOption } from './options'
import { say } from './say'

interface AutoFlags {
  readonly once?: true
  readonly device?: string
  readonly to: string
  readonly every: number
  readonly minBattery: number
  readonly hours?: HourRange
  readonly onMains?: true
  /** `--no-wifi` makes it false. */
  readonly wifi: boolean
  readonly encrypt?: true
  readonly wait: number
  readonly json?: true
}

export const addAuto: AddCommand = (program, io, end) => {
  program
    .command('auto')
    .description('Back up each phone whose backup is due, and say why others are not. For cron and timers.')
    .option('--once', 'look once, back up what is due, and end')
    .requiredOption('--to <dir>', 'the output folder; it must exist')
    .option('--device <serial>', 'only this phone')
    .addOption(everyOption())
    .addOption(minBatteryOption())
    .addOption(hoursOption())
    .option('--on-mains', 'only while this computer is not on battery (known on Linux only)')
    .option('--no-wifi', 'not over Wi-Fi')
    .option('--encrypt', 'encrypt; this computer must know the password of the phone already')
    .addOption(waitOption())
    .option('--json', 'print one JSON object per line')
    .action(async (flags: AutoFlags) => {
      if (flags.once !== true) program.error(say('usage.onceOnly'))
      const rule = {
        on: true,
        everyHours: flags.every,
        minBatteryPercent: flags.minBattery === 0 ? null : flags.minBattery,
        onMainsOnly: flags.onMains === true,
        hours: flags.hours ?? null,
        overWifi: flags.wifi,
        encrypt: flags.encrypt === true,
        // That is `forget`, with a timer of its own.
        forgetOld: false,
      }
      const folder = configFolder(io.env, io.platform)
      end(
        await auto(await openPhones(io.env), {
          ...{ rule, serial: flags.device, outputFolder: flags.to, ring: keyRing(io), io },
          book: openAutomaticBook(join(folder, 'automatic.json')),
          settings: openSettings(join(folder, 'settings.json')),
          waitMs: flags.wait * 1000,
          json: flags.json === true,
        }),
      )
    })
}
