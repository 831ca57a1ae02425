import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Removes a folder with all in it, also where folders inside forbid it to their owner. */
export function removeTree(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    openFolders(Buffer.from(folder))
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function openFolders(folder: Buffer): void {
  chmodSync(folder, 0o700)
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    if (entry.isDirectory()) openFolders(Buffer.concat([folder, Buffer.from(join('/')), entry.name]))
  }
}
