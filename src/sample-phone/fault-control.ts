import type { Faults } from './faults.js'

/** The faults in force and the count of bytes they depend on; one for a phone, shared by all its connections. */
export interface FaultControl {
  readonly current: () => Faults
  readonly set: (faults: Faults) => void
  /** Bytes put on the wire since the phone started. */
  readonly bytesSent: () => number
  readonly addSent: (count: number) => void
  /** Bytes that may still be sent before `unplugAfter` or `freezeAfter` strikes; Infinity when neither is set. */
  readonly allowance: () => number
  readonly mustUnplug: () => boolean
  /** Called back whenever the faults change; returns how to stop that. */
  readonly onChange: (listener: () => void) => () => void
}

export function createFaultControl(initial: Faults): FaultControl {
  let faults = initial
  let sent = 0
  let base = 0
  const listeners = new Set<() => void>()
  const left = (limit: number | undefined): number =>
    limit === undefined ? Infinity : Math.max(0, limit - (sent - base))
  return {
    current: () => faults,
    set: next => {
      faults = next
      base = sent
      for (const listener of [...listeners]) listener()
    },
    bytesSent: () => sent,
    addSent: count => {
      sent += count
    },
    allowance: () => Math.min(left(faults.unplugAfter), left(faults.freezeAfter)),
    mustUnplug: () => left(faults.unplugAfter) === 0,
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
