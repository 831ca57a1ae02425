import { access, constants, stat, statfs } from 'node:fs/promises'

export interface OutputState {
  /** What this user may still write, or null when the folder is not there. */
  readonly freeBytes: number | null
  readonly writable: boolean
}

/** Looks at a folder that backups are to go to. Never throws. */
export async function checkOutputFolder(folder: string): Promise<OutputState> {
  try {
    if (!(await stat(folder)).isDirectory()) return { freeBytes: null, writable: false }
    const { bavail, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, writable: await isWritable(folder) }
  } catch {
    return { freeBytes: null, writable: false }
  }
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
