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
  // adbkit emits the change before it updates `deviceList`; one turn later the list is the new one.
  tracker.on('changeSet', () => {
    setImmediate(() => {
      if (!over) listener.phones(tracker.deviceList.map(({ id, type }) => ({ serial: id, state: type })))
    })
  })
  tracker.on('error', lose)
  tracker.on('end', lose)
  return () => {
    over = true
    tracker.end()
  }
}
