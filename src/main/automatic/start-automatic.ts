import { app, powerMonitor, shell } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceWatch } from '../../core/android/watch-devices'
import { createAutomaticBackups, type AutomaticBackups } from '../../core/app/automatic/automatic-backups'
import type { AutomaticBook } from '../../core/app/automatic/automatic-book'
import type { AutomaticNotice } from '../../core/app/automatic/follow-phone'
import { forgetAfterBackup } from '../../core/app/automatic/forget-after-backup'
import { prepareAutomatic } from '../../core/app/automatic/prepare-automatic'
import { backupOptions } from '../../core/app/backup-options'
import type { Jobs } from '../../core/app/jobs'
import type { OutputFolders } from '../../core/app/output-folders'
import type { PhoneFolderChoices } from '../../core/app/phone-folders'
import type { Settings } from '../../core/app/settings'
import { standingSelection } from '../../core/app/standing-selection'
import type { VaultAccess } from '../../core/app/vault-access'
import { phoneFolderName } from '../../core/format/layout'
import { mayRunBeside } from '../../shared/may-run-beside'
import type { AutomaticPhone } from '../../shared/model/automatic'
import type { PhoneDetails, ReadyPhone } from '../../shared/model/device'

export interface AutomaticServices {
  readonly book: AutomaticBook
  readonly watch: DeviceWatch
  readonly jobs: Jobs
  readonly folders: OutputFolders
  readonly settings: Settings
  readonly vaults: VaultAccess
  /** As `PhoneFolderChoices`: its folders may be new. */
  readonly noteListed: PhoneFolderChoices['noteListed']
  readonly onChange: (phones: readonly AutomaticPhone[]) => void
  readonly onNotice: (kind: AutomaticNotice, name: string) => void
  readonly onTrouble: (error: unknown) => void
}

/** Backs phones up by themselves on this computer: its clock, its power, its keys and folders. */
export function startAutomatic(services: AutomaticServices): AutomaticBackups {
  const { book, watch, jobs, folders, settings, vaults, noteListed, onChange, onNotice, onTrouble } = services
  const phoneFolder = (phone: PhoneDetails) => join(folders.currentPath(), phoneFolderName(phone))
  const backups = createAutomaticBackups({
    ...{ book, jobs, onChange, onNotice, onTrouble },
    now: () => Date.now(),
    phones: () => watch.snapshot().phones,
    battery: (phone, signal) => readBatteryOf(watch, phone, signal),
    computerOnBattery: () => powerMonitor.isOnBatteryPower(),
    folderThere: async () => {
      const { freeBytes, writable } = await folders.current()
      return freeBytes !== null && writable
    },
    onMade: (phoneId, folder) => void removeOld(services, phoneId, folder).catch(onTrouble),
    backupThere: folder => Promise.resolve(existsSync(folder)),
    keyKnown: async phone => (await vaults.state(phoneFolder(phone))) === 'known',
    prepare: async ({ serial, details }, { encrypt }, signal) => {
      const { grant } = await folders.current()
      const request = { password: null, newKey: false, remember: false }
      return await prepareAutomatic(
        {
          phone: details,
          access: await watch.access(serial),
          outputFolder: await folders.open(grant),
          keysFor: encrypt ? folder => vaults.keysFor(folder, request) : null,
          options: backupOptions(settings),
          createdBy: `Phonekeep ${app.getVersion()}`,
          select: async what => {
            // A backup does not hang on whether this can be written down.
            await noteListed(what).catch(onTrouble)
            return standingSelection(what, settings).what
          },
        },
        signal,
      )
    },
  })
  for (const change of ['resume', 'on-ac', 'on-battery', 'unlock-screen'] as const)
    powerMonitor.on(change as 'resume', backups.wake)
  return backups
}

/** One that cannot be removed now, while something else runs, goes after the next backup. */
async function removeOld(services: AutomaticServices, phoneId: string, folder: string): Promise<void> {
  const { book, jobs, settings, vaults } = services
  const phoneName = book.phones().get(phoneId)?.name ?? ''
  const ready = await forgetAfterBackup({ phoneId, phoneName, folder }, settings, {
    ring: vaults.ring,
    trash: old => shell.trashItem(old),
    now: () => Date.now(),
  })
  if (ready !== null && mayRunBeside(jobs.list(), null)) jobs.start(ready)
}

async function readBatteryOf(watch: DeviceWatch, { serial }: ReadyPhone, signal: AbortSignal) {
  const phone = await (await watch.access(serial)).open({ signal })
  try {
    return (await phone.battery?.()) ?? null
  } finally {
    phone.close()
  }
}
