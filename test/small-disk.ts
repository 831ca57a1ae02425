import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/**
 * Runs `task` with `folder` being a disk of so many bytes. Mounting takes root, or a sudo that does not ask; without
 * either this throws, for a test of a full disk that saw none has shown nothing.
 */
export async function withSmallDisk(folder: string, bytes: number, task: () => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  asRoot('mount', ['-t', 'tmpfs', '-o', `size=${bytes},uid=${uid},gid=${gid}`, 'tmpfs', folder])
  try {
    await task()
  } finally {
    asRoot('umount', ['--lazy', folder])
  }
}

function asRoot(command: string, args: readonly string[]): void {
  if (process.getuid?.() === 0) execFileSync(command, args)
  else execFileSync('sudo', ['--non-interactive', command, ...args])
}
