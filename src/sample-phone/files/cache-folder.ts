import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the sample phone keeps its gallery and its running instances; `PHONEKEEP_SAMPLE_CACHE` overrides. */
export function cacheFolder(): string {
  const { PHONEKEEP_SAMPLE_CACHE: wished, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env
  if (wished !== undefined && wished !== '') return wished
  return join(systemCache(xdg, local), 'phonekeep', 'sample-phone')
}

function systemCache(xdg: string | undefined, local: string | undefined): string {
  if (xdg !== undefined && xdg !== '') return xdg
  if (process.platform === 'win32') return local ?? join(homedir(), 'AppData', 'Local')
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
}
