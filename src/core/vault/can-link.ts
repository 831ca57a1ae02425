import { link, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** Whether a file in this folder can have two names, as on most disks; FAT and exFAT have no such thing. Never throws. */
export async function canLink(folder: string): Promise<boolean> {
  const file = join(folder, `.phonekeep-${randomUUID()}`)
  try {
    await writeFile(file, '')
    await link(file, `${file}-2`)
    return true
  } catch {
    return false
  } finally {
    for (const one of [file, `${file}-2`]) await rm(one, { force: true }).catch(() => undefined)
  }
}
