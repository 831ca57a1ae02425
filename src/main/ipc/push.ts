import type { WebContents } from 'electron'
import type { contract } from '../../shared/ipc/contract'
import { channel, type Events } from '../../shared/ipc/define'

type AllEvents = Events<typeof contract>

/** Sends one of the contract's events to the window, if there is one. */
export function createPush(contents: () => WebContents | null) {
  return function push<G extends keyof AllEvents, K extends keyof AllEvents[G] & string>(
    group: G,
    key: K,
    payload: AllEvents[G][K],
  ): void {
    contents()?.send(channel(group, key), payload)
  }
}
