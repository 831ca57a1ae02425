import { realpath } from 'node:fs/promises'
import { sep } from 'node:path'

/** Tells whether folders are really in `root`: a link in a backup that comes from anybody may lead anywhere. */
export interface InsideCheck {
  /** Never throws: what cannot be looked at is not inside. Each folder is looked at once. */
  readonly isInside: (folder: string) => Promise<boolean>
}

export function createInsideCheck(root: string): InsideCheck {
  const known = new Map<string, Promise<boolean>>()
  return {
    isInside: folder => {
      const looked = known.get(folder) ?? isInside(root, folder)
      known.set(folder, looked)
      return looked
    },
  }
}

/** The same, for a folder as it is now. Never throws. */
export async function isInside(root: string, folder: string): Promise<boolean> {
  try {
    return ((await realpath(folder)) + sep).startsWith((await realpath(root)) + sep)
  } catch {
    return false
  }
}
