import { realpath } from 'node:fs/promises'
import { sep } from 'node:path'

/** Tells whether folders are really in `root`: a link in a backup that comes from anybody may lead anywhere. */
export interface InsideCheck {
  /** Never throws: what cannot be looked at is not inside. Each folder is looked at once. */
  readonly isInside: (folder: string) => Promise<boolean>
}

export function createInsideCheck(root: string): InsideCheck {
  const known = new Map<string, Promise<boolean>>()
  const realRoot = realpath(root)
  realRoot.catch(() => undefined)
  const look = async (folder: string) => {
    try {
      return ((await realpath(folder)) + sep).startsWith((await realRoot) + sep)
    } catch {
      return false
    }
  }
  return {
    isInside: folder => {
      const looked = known.get(folder) ?? look(folder)
      known.set(folder, looked)
      return looked
    },
  }
}
