import { z } from 'zod'
import type { ProcessIdentity, ProcessState } from './this-process'

/** What stands in a lock. 0.1.0 wrote `host` (the name), `pid` and `token` alone. */
const ownerSchema = z.object({
  host: z.string(),
  boot: z.string().nullable(),
  pidSpace: z.string().nullable(),
  pid: z.int().positive(),
  started: z.string().nullable(),
  /** Random: proves that the lock is still its owner's. */
  token: z.string(),
})

export type LockOwner = z.infer<typeof ownerSchema>

export type OwnerState =
  /** Its process runs on this computer. */
  | 'alive'
  /** Its process ran on this computer, and does not any more. */
  | 'gone'
  /** Another computer's, or a process that cannot be told from others: only whether its heartbeat goes on tells. */
  | 'unknown'

/** Null for what is no lock of ours. */
export function parseOwner(text: string): LockOwner | null {
  try {
    const parsed = ownerSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Whether the owner of a lock is at work. No clock is asked: those of two computers need not agree, and each may jump. */
export async function judgeOwner(
  owner: LockOwner | null,
  self: ProcessIdentity,
  look: (pid: number) => Promise<ProcessState>,
): Promise<OwnerState> {
  if (!owner || owner.host !== self.host) return 'unknown'
  // This computer has been started anew since.
  if (owner.boot !== self.boot) return 'gone'
  if (owner.pidSpace !== self.pidSpace) return 'unknown'
  const state = await look(owner.pid)
  if (!state.running) return 'gone'
  if (owner.started === null || state.started === null) return 'unknown'
  // Another process has its number by now.
  return owner.started === state.started ? 'alive' : 'gone'
}
