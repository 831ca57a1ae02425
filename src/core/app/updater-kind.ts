import { sep } from 'node:path'

/** The packages that can take a newer version's place themselves. */
export type UpdaterKind = 'appimage' | 'nsis' | 'mac'

export interface Installation {
  readonly isPackaged: boolean
  /** Whether the package was told where its updates come from: those that people build for themselves are not. */
  readonly hasFeed: boolean
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** The program that runs. */
  readonly executable: string
}

/** How this installation updates itself; null when it does not: a deb or rpm (the system does), a portable one, development. */
export function updaterKind(installation: Installation): UpdaterKind | null {
  const { isPackaged, hasFeed, platform, env } = installation
  if (!isPackaged || !hasFeed) return null
  switch (platform) {
    case 'linux':
      return isRunFromAppImage(installation) ? 'appimage' : null
    case 'win32':
      // Set by the portable program, which unpacks itself into a temporary folder.
      return env['PORTABLE_EXECUTABLE_FILE'] ? null : 'nsis'
    case 'darwin':
      return 'mac'
    default:
      return null
  }
}

/**
 * An AppImage passes APPIMAGE and APPDIR on to all that is started from it, and an update replaces the file APPIMAGE:
 * it must be ours, and not that of the terminal which we were started from.
 */
function isRunFromAppImage({ env, executable }: Installation): boolean {
  const folder = env['APPDIR']
  return Boolean(env['APPIMAGE']) && Boolean(folder) && executable.startsWith(`${folder}${sep}`)
}
