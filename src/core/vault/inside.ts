import { realpath } from 'node:fs/promises'
import { sep } from 'node:path'

/** Tells whether folders are really in `root`: a link in a backup that comes from anybody may lead anywhere. */
export interface InsideCheck {
  /** Never throws: what cannot be looked at is not inside. Each folder that is inside is looked at once. */
  readonly isInside: (folder: string) => Promise<boolean>
}

export function createInsideCheck(root: string): InsideCheck {
  const known = new Map<string, Promise<boolean>>()
  const look = async (folder: string) => {
    try {
      const inside = (await realpath(folder)) + sep
      return inside.startsWith((await realpath(root)) + sep)
    } catch {
      return false
    }
  }
  return {
    isInside: async folder => {
      const looked = known.get(folder) ?? look(folder)
      known.set(folder, looked)
      const inside = await looked
      // A drive that was pulled may be back.
      if (!inside) known.delete(folder)
      return inside
    },
  }
}
