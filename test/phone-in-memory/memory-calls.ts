import { PhoneError } from '../../src/core/phone/phone-error'
import type { AddResult, CallStore, UnclearRecord } from '../../src/core/phone/record-stores'
import type { Call } from '../../src/core/records/call'
import type { MemoryConnection } from './memory-state'

export interface MemoryCallFaults {
  /** It gives nobody its calls. */
  readonly closed?: boolean
  /** It says nothing about these, and does not have them. */
  readonly refuses?: (call: Call) => boolean
  /** It is unplugged, once, when it has taken so many. */
  readonly unplugAfter?: number
  /** What cannot be told for sure. */
  readonly unclear?: readonly UnclearRecord[]
}

/** The call log of a phone in memory. */
export interface MemoryCalls {
  readonly rows: Call[]
  readonly setFaults: (faults: MemoryCallFaults) => void
  readonly open: (connection: MemoryConnection) => CallStore
}

/** @param unplug all its connections end */
export function createMemoryCalls(unplug: () => void): MemoryCalls {
  const rows: Call[] = []
  let faults: MemoryCallFaults = {}
  let taken = 0
  const open = ({ answer }: MemoryConnection): CallStore => {
    const read = async () => {
      await answer()
      if (faults.closed) throw new PhoneError('refused', 'Permission Denial', { refusal: 'denied' })
      return { records: [...rows], unclear: faults.unclear ?? [] }
    }
    const addOne = async (call: Call): Promise<AddResult> => {
      await answer()
      if (faults.refuses?.(call)) return 'refused'
      rows.push(call)
      taken += 1
      if (taken === faults.unplugAfter) unplug()
      return 'there'
    }
    return {
      access: async () => {
        await answer()
        const why = faults.closed ? 'permission' : null
        return { count: why ? null : rows.length, whyNotRead: why, whyNotWrite: why }
      },
      read,
      add: async calls => {
        const results: AddResult[] = []
        for (const call of calls) results.push(await addOne(call))
        return results
      },
    }
  }
  return {
    rows,
    setFaults: next => {
      faults = next
      taken = 0
    },
    open,
  }
}
