import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, rmdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A disk on which every write waits until it is done, and is throttled by the kernel. */
export interface SlowDisk {
  readonly folder: string
  /** Put before a command, runs it under the limit. */
  readonly prefix: readonly string[]
  readonly remove: () => Promise<void>
}

const slowDiskBytesPerSecond = 40 * 1024 * 1024
const cgroups = '/sys/fs/cgroup/blkio'

/** It takes root, loop devices and the kernel's block throttling (cgroup v1, blkio). */
export function canMakeSlowDisk(): boolean {
  return process.getuid?.() === 0 && existsSync(cgroups) && existsSync('/dev/loop-control')
}

/**
 * An ext4 on a loop device on a file in `scratch`, mounted `sync` so that the page cache does not take the bytes in the
 * program's place.
 */
export async function makeSlowDisk(scratch: string, bytes: number): Promise<SlowDisk> {
  const image = join(scratch, 'slow-disk.img')
  const folder = join(scratch, 'slow-disk')
  const group = join(cgroups, `phonekeep-bench-${process.pid}`)
  await writeFile(image, '')
  await truncate(image, bytes)
  await mkdir(folder)
  execFileSync('mkfs.ext4', ['-q', '-F', image])
  const device = execFileSync('losetup', ['-f', '--show', image], { encoding: 'utf8' }).trim()
  execFileSync('mount', ['-o', 'sync', device, folder])
  const numbers = execFileSync('lsblk', ['-ndo', 'MAJ:MIN', device], { encoding: 'utf8' }).trim()
  await mkdir(group)
  await writeFile(join(group, 'blkio.throttle.write_bps_device'), `${numbers} ${slowDiskBytesPerSecond}`)
  return {
    folder,
    prefix: ['sh', '-c', `echo $$ > ${group}/cgroup.procs && exec "$@"`, 'sh'],
    remove: async () => {
      execFileSync('umount', ['--lazy', folder])
      execFileSync('losetup', ['-d', device])
      await rmdir(group)
      await rm(image)
      await rmdir(folder).catch(() => undefined)
    },
  }
}
