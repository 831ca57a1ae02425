import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { checkOutputFolder } from '../disk/check-output-folder'
import { Failure } from '../errors/failure'
import type { OutputFolder } from '../../shared/model/output'
import type { Settings } from './settings'

export interface OutputFolders {
  /** The remembered folder, or the default one, which need not be there yet. */
  readonly current: () => Promise<OutputFolder>
  readonly currentPath: () => string
  /** A grant for a folder that the person picked in the system's dialog. */
  readonly grant: (path: string) => Promise<OutputFolder>
  /** The same, and backups go there from now on. */
  readonly choose: (path: string) => Promise<OutputFolder>
  /**
   * The folder to write into. The default one is made if it is not there; a missing folder that the person chose may be a
   * drive that is not plugged in.
   * @throws Failure `folder-not-chosen` for a grant that main did not give; Node's system errors
   */
  readonly open: (grant: string) => Promise<string>
  /** The folder of a grant, which need not be there yet. @throws Failure `folder-not-chosen` */
  readonly path: (grant: string) => string
}

/** Folders cross to the window as grants: random names that only main can turn back into paths. */
export function createOutputFolders(settings: Settings, defaultFolder: string): OutputFolders {
  const grants = new Map<string, string>()
  const currentPath = () => settings.get().outputFolder ?? defaultFolder

  const describe = async (path: string): Promise<OutputFolder> => {
    const known = [...grants].find(([, granted]) => granted === path)?.[0]
    const grant = known ?? randomUUID()
    grants.set(grant, path)
    const looked = path === defaultFolder && !existsSync(path) ? dirname(path) : path
    return { grant, label: folderLabel(path), ...(await checkOutputFolder(looked)) }
  }
  const granted = (grant: string): string => {
    const path = grants.get(grant)
    if (path === undefined) throw new Failure('folder-not-chosen')
    return path
  }
  return {
    currentPath,
    current: async () => {
      const path = currentPath()
      return await describe(path)
    },
    grant: describe,
    choose: async path => {
      await settings.change({ outputFolder: path })
      return await describe(path)
    },
    path: granted,
    open: async grant => {
      const path = granted(grant)
      if (path === defaultFolder) await mkdir(path, { recursive: true })
      return path
    },
  }
}

/** `~/Documents/…`: shorter, and without the person's name on a screenshot. */
export function folderLabel(path: string): string {
  const home = homedir()
  return path === home || path.startsWith(home + '/') || path.startsWith(home + '\\')
    ? '~' + path.slice(home.length)
    : path
}
