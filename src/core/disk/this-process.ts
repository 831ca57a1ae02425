import { isErrno } from '../errors/is-errno'
import { createHash, randomUUID } from 'node:crypto'
import { readFile, readlink, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** What tells one process from every other one, on this computer and on others that use the same disk. */
export interface ProcessIdentity {
  /** Of this computer: says nothing about it to anybody else. */
  readonly host: string
  /** One start of this computer; null where the system does not tell. */
  readonly boot: string | null
  /** Where `pid` counts: containers have numbers of their own. Null where there is no such thing. */
  readonly pidSpace: string | null
  readonly pid: number
  /** When it began, in the system's own measure; null where the system does not tell. */
  readonly started: string | null
}

export type ProcessState =
  | { readonly running: false }
  | { readonly running: true; readonly started: string | null }

/** Never throws. */
export async function identifyThisProcess(): Promise<ProcessIdentity> {
  const state = await lookAtProcess(process.pid)
  return {
    host: await identifyHost(),
    boot: await textOf('/proc/sys/kernel/random/boot_id'),
    pidSpace: await readlink('/proc/self/ns/pid').catch(() => null),
    pid: process.pid,
    started: state.running ? state.started : null,
  }
}

/** Never throws. A process that has ended and waits to be noticed (a zombie) is not running. */
export async function lookAtProcess(pid: number): Promise<ProcessState> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // It is there, and another user's.
    if (!isErrno(error, 'EPERM')) return { running: false }
  }
  // After the name, which may hold anything: the state, and as the 20th field the start in ticks since boot (proc_pid_stat(5)).
  const stat = await textOf(`/proc/${pid}/stat`)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields && /^[ZX]/i.test(fields[0] ?? '')) return { running: false }
  return { running: true, started: fields?.[19] ?? null }
}

async function identifyHost(): Promise<string> {
  // Only hashed may it be told to others (machine-id(5)).
  const machine = (await textOf('/etc/machine-id')) || (await temporaryId())
  return createHash('sha256').update(`phonekeep-lock\0${machine}\0${hostname()}`).digest('hex').slice(0, 32)
}

/** Where the system has no number of its own. Should it be lost, this computer counts as another one. */
async function temporaryId(): Promise<string> {
  const file = join(tmpdir(), 'phonekeep-host')
  await writeFile(file, randomUUID(), { flag: 'wx', mode: 0o644 }).catch(() => undefined)
  return (await textOf(file)) ?? randomUUID()
}

async function textOf(file: string): Promise<string | null> {
  return await readFile(file, 'utf8').then(
    text => text.trim(),
    () => null,
  )
}
