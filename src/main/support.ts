import { app, dialog, shell, type BrowserWindow } from 'electron'
import { writeFile } from 'node:fs/promises'
import { release } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from '../core/errors/failure'
import type { DevicesView } from '../shared/model/device'
import type { JobSnapshot } from '../shared/model/job'
import { makeReport } from './log/make-report'
import type { Log } from './log/open-log'
import type { Speech } from './speech'

interface SupportPorts {
  readonly log: Log
  readonly speech: Speech
  readonly devices: () => DevicesView
  readonly jobs: () => readonly JobSnapshot[]
  readonly window: () => BrowserWindow | null
}

/** What helps to find a fault, for the menu and for Settings. */
export interface Support {
  readonly showLog: () => void
  /** Asks where; false when that was cancelled. @throws Failure `disk-failed` */
  readonly saveReport: () => Promise<boolean>
  readonly showLicences: () => Promise<void>
}

export function createSupport({ log, speech, devices, jobs, window }: SupportPorts): Support {
  return {
    showLog: () => shell.showItemInFolder(log.file),
    saveReport: async () => {
      const shown = window()
      const options = { defaultPath: 'phonekeep-report.txt' }
      const { canceled, filePath } = await (shown
        ? dialog.showSaveDialog(shown, options)
        : dialog.showSaveDialog(options))
      if (canceled || !filePath) return false
      const versions = { ...versionsNow(), language: speech.view().language }
      const report = makeReport({ versions, devices: devices(), jobs: jobs(), log: await log.tail() })
      await writeFile(filePath, report, 'utf8').catch((error: unknown) => {
        log.error('report', error)
        throw new Failure('disk-failed')
      })
      return true
    },
    showLicences: async () => {
      const message = await shell.openPath(licencesFile())
      if (message !== '') throw new Failure('open-failed', { message })
    },
  }
}

function versionsNow(): Readonly<Record<string, string>> {
  return {
    Phonekeep: app.getVersion(),
    Electron: process.versions.electron,
    system: `${process.platform} ${release()} ${process.arch}`,
    packaged: app.isPackaged ? 'yes' : 'no',
  }
}

/** Of all that the package contains; in a checkout there is our own alone. electron-builder.yml, `extraFiles`. */
function licencesFile(): string {
  if (!app.isPackaged) return join(app.getAppPath(), 'LICENSE')
  const folder = dirname(process.execPath)
  return join(process.platform === 'darwin' ? dirname(folder) : folder, 'THIRD-PARTY-LICENSES.txt')
}
