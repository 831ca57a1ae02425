import { rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * Takes Electron's own default app out of a package. In the fallback Electron it is a folder, and electron-builder reads
 * whatever is called *.asar as a file.
 */
export async function afterExtract({ appOutDir }) {
  await rm(path.join(appOutDir, 'resources/default_app.asar'), { recursive: true, force: true })
}
