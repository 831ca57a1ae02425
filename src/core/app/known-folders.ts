import type { Settings } from './settings'

/** A folder in which the Library looks for backups. */
export interface KnownFolder {
  readonly path: string
  /** The output folder is not. */
  readonly removable: boolean
}

/** The folders in which the Library looks for backups: where backups go, and those that the person has added. */
export interface KnownFolders {
  readonly list: () => readonly KnownFolder[]
  readonly add: (path: string) => Promise<void>
  readonly remove: (matches: (path: string) => boolean) => Promise<void>
}

export function createKnownFolders(settings: Settings, outputFolder: () => string): KnownFolders {
  const added = () => settings.get().libraryFolders
  return {
    list: () => {
      const output = outputFolder()
      const others = added().filter(path => path !== output)
      return [{ path: output, removable: false }, ...others.map(path => ({ path, removable: true }))]
    },
    add: async path => {
      const known = added()
      await settings.change({ libraryFolders: known.includes(path) ? known : [...known, path] })
    },
    remove: async matches => {
      await settings.change({ libraryFolders: added().filter(path => !matches(path)) })
    },
  }
}
