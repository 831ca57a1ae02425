import type { Device } from '@devicefarmer/adbkit'
import type { AdbServer } from './adb-server'

/** A phone as the adb server lists it. `state` is the server's own word: `device`, `unauthorized`, `offline`, … */
export interface ListedPhone {
  readonly serial: string
  readonly state: string
}

export interface TrackListener {
  /** Every list the server sends, from the first, which may be empty. */
  phones(phones: readonly ListedPhone[]): void
  /** The server went away. Called once; nothing follows. */
  lost(): void
}

/**
 * Follows the phones on this server until it goes away or the returned function is called.
 * @throws what adbkit throws when the server cannot be reached
 */
export async function trackPhones(server: AdbServer, listener: TrackListener): Promise<() => void> {
  const tracker = await server.client.trackDevices()
  let over = false
  const lose = () => {
    if (over) return
    over = true
    listener.lost()
  }
  const phones = new Map<string, ListedPhone>()
  const put = ({ id, type }: Device) => phones.set(id, { serial: id, state: type })
  tracker.on('add', put)
  tracker.on('change', put)
  tracker.on('remove', ({ id }: Device) => phones.delete(id))
  // Emitted after the single changes of each list, also when there were none.
  tracker.on('changeSet', () => {
    if (!over) listener.phones([...phones.values()])
  })
  tracker.on('error', lose)
  tracker.on('end', lose)
  return () => {
    over = true
    tracker.end()
  }
}
