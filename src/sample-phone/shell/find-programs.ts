import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const usualFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin']

/** Full path of a program of the host, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usualFolders]
  return folders.map(folder => join(folder, name)).find(existsSync)
}

/** The shared libraries a program needs, loader included, as `ldd` tells them; none for a static program. */
export function sharedLibraries(program: string): readonly string[] {
  try {
    const told = execFileSync('ldd', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return [...told.matchAll(/(?:^|=>)\s*(\/\S+) \(0x/gm)].flatMap(([, path]) => path ?? [])
  } catch {
    return []
  }
}
