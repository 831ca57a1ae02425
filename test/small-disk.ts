import { execFileSync, type ExecFileSyncOptions } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'

/** A disk in memory, mounted on a folder. */
export interface SmallDisk {
  /** @throws when more than `bytes` are on it */
  readonly resize: (bytes: number) => void
  readonly unmount: () => void
}

/**
 * Makes `folder` a disk of so many bytes. Mounting takes root, or a sudo that does not ask; without either this throws,
 * for a test of a full disk that saw none has shown nothing.
 */
export function mountSmallDisk(folder: string, bytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true })
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  asRoot('mount', ['-t', 'tmpfs', '-o', `size=${bytes},uid=${uid},gid=${gid}`, 'tmpfs', folder])
  return {
    resize: size => asRoot('mount', ['-o', `remount,size=${size}`, folder]),
    unmount: () => asRoot('umount', ['--lazy', folder]),
  }
}

/** Runs `task` with `folder` being a disk of so many bytes. */
export async function withSmallDisk(folder: string, bytes: number, task: () => Promise<void>): Promise<void> {
  const disk = mountSmallDisk(folder, bytes)
  try {
    await task()
  } finally {
    disk.unmount()
  }
}

/**
 * Mounts an ext4 disk that lies in a file. What is in the file at a moment is what a power cut leaves then: bytes that
 * nobody has flushed are not in it.
 */
export function mountImage(image: string, folder: string): { readonly unmount: () => void } {
  mkdirSync(folder, { recursive: true })
  asRoot('mount', ['-o', 'loop', image, folder])
  return { unmount: () => asRoot('umount', [folder]) }
}

export function makeImage(image: string, bytes: number): void {
  writeFileSync(image, '')
  truncateSync(image, bytes)
  const owner = `root_owner=${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`
  execFileSync('mkfs.ext4', ['-q', '-F', '-E', owner, image], { stdio: ['ignore', 'ignore', 'pipe'] })
}

function asRoot(command: string, args: readonly string[]): void {
  const options: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'] }
  if (process.getuid?.() === 0) execFileSync(command, args, options)
  else execFileSync('sudo', ['--non-interactive', command, ...args], options)
}
