import { app } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AppUpdater } from '../core/app/updates'
import { updaterKind } from '../core/app/updater-kind'

/** What updates this installation; null where it does not update itself. */
export async function findUpdater(): Promise<AppUpdater | null> {
  const kind = updaterKind({
    isPackaged: app.isPackaged,
    // electron-builder puts it there, where it is told of a place to publish to.
    hasFeed: existsSync(join(process.resourcesPath, 'app-update.yml')),
    platform: process.platform,
    env: process.env,
    executable: process.execPath,
  })
  if (kind === null) return null
  // Only where it is of use: it takes its time to load.
  const { createAppUpdater } = await import('./app-updater')
  return createAppUpdater(kind)
}
