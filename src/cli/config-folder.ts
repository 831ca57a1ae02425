import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this program keeps what it remembers, as each system has it (XDG Base Directory Specification on Linux). */
export function configFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env['PHONEKEEP_CONFIG']) return env['PHONEKEEP_CONFIG']
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'phonekeep-cli')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'phonekeep-cli')
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'phonekeep-cli')
}
