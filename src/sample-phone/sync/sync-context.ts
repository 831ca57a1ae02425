import type { FaultControl } from '../fault-control'
import type { PhoneFiles } from '../files/phone-files'
import type { StreamReader } from '../transport/read-exactly'
import type { AdbStream } from '../transport/stream'

/** What every operation of one sync session works on. */
export interface SyncContext {
  readonly stream: AdbStream
  readonly reader: StreamReader
  readonly files: PhoneFiles
  readonly faults: FaultControl
  /** Drops every connection of the phone. */
  readonly unplug: () => void
}

/** Whether the faults that concern single files concern this one. */
export const isTarget = (context: SyncContext, path: Buffer): boolean => {
  const { onlyPath } = context.faults.current()
  return onlyPath === undefined || path.includes(onlyPath)
}
