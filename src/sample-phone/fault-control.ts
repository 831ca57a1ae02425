import type { Faults } from './faults'

/** The faults in force and the count of bytes they depend on; one for a phone, shared by all its connections. */
export interface FaultControl {
  readonly current: () => Faults
  readonly set: (faults: Faults) => void
  /** Bytes put on the wire since the phone started. */
  readonly bytesSent: () => number
  readonly addSent: (count: number) => void
  /** Bytes that may still be sent before `unplugAfter` or a freeze strikes; Infinity when none of them is set. */
  readonly allowance: () => number
  /** Counts file content that a SEND has brought. */
  readonly addReceived: (count: number) => void
  /** Bytes of content that SENDs may still bring before each of their faults strikes. */
  readonly sendAllowance: () => SendAllowance
  readonly mustUnplug: () => boolean
  /** Called back whenever the faults change; returns how to stop that. */
  readonly onChange: (listener: () => void) => () => void
}

export interface SendAllowance {
  readonly untilUnplug: number
  readonly untilFreeze: number
  readonly untilFull: number
}

export function createFaultControl(initial: Faults): FaultControl {
  let faults = initial
  let sent = 0
  let base = 0
  let received = 0
  const listeners = new Set<() => void>()
  const receivable = (limit: number | undefined): number =>
    limit === undefined ? Infinity : Math.max(0, limit - received)
  const left = (limit: number | undefined): number =>
    limit === undefined ? Infinity : Math.max(0, limit - (sent - base))
  return {
    current: () => faults,
    set: next => {
      faults = next
      base = sent
      received = 0
      for (const listener of [...listeners]) listener()
    },
    bytesSent: () => sent,
    addSent: count => {
      sent += count
    },
    allowance: () =>
      receivable(faults.freezeOnSend) === 0
        ? 0
        : Math.min(left(faults.unplugAfter), left(faults.freezeAfter)),
    addReceived: count => {
      received += count
    },
    sendAllowance: () => ({
      untilUnplug: receivable(faults.sendUnplugAfter),
      untilFreeze: receivable(faults.freezeOnSend),
      untilFull: receivable(faults.storageFullAfter),
    }),
    mustUnplug: () => left(faults.unplugAfter) === 0,
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
