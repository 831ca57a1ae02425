import { execFileSync } from 'node:child_process'
import { statfs } from 'node:fs/promises'
import { availableParallelism, cpus, freemem, totalmem, type } from 'node:os'

/** TMPFS_MAGIC of statfs(2). */
const tmpfsMagic = 0x01021994

/** What a reader needs to judge the figures; nothing that names the machine. */
export async function describeMachine(scratch: string): Promise<readonly string[]> {
  const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(0)} GiB`
  const isTmpfs = (await statfs(scratch)).type === tmpfsMagic
  return [
    `${type()}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gibibytes(totalmem())} of memory`,
    `Node ${process.versions.node}, ${execFileSync('adb', ['version'], { encoding: 'utf8' }).split('\n')[1] ?? 'adb'}`,
    isTmpfs ? 'phone and copies both on a tmpfs' : '**not on a tmpfs**: a disk is measured with the rest',
    'medians, and in brackets the least and the most',
  ]
}

/** The share of a scenario for which there is memory: on a tmpfs the phone's files and one copy of them. */
export function shareThatFits(bytes: number, isSparse: boolean): number {
  const room = freemem() - 2 ** 30
  return Math.min(1, room / (bytes * (isSparse ? 1 : 2)))
}
