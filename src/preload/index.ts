import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { contract, type Api } from '../shared/ipc/contract'
import { channel } from '../shared/ipc/define'

type Listener = (payload: unknown) => void

function subscribe(name: string, listener: Listener): () => void {
  // The event itself, with its sender, stays out of the page.
  const forward = (_event: unknown, payload: unknown) => listener(payload)
  ipcRenderer.on(name, forward)
  return () => void ipcRenderer.off(name, forward)
}

/** Only a file that the person dropped has a path: what the page makes itself has none. */
function pathOf(dropped: unknown): string {
  return dropped instanceof File ? webUtils.getPathForFile(dropped) : ''
}

interface Entry {
  readonly kind: 'invoke' | 'event' | 'drop'
}

function makeFunction(name: string, { kind }: Entry) {
  switch (kind) {
    case 'invoke':
      return (request?: unknown) => ipcRenderer.invoke(name, request)
    case 'event':
      return (listener: Listener) => subscribe(name, listener)
    case 'drop':
      return (dropped: unknown) => ipcRenderer.invoke(name, { path: pathOf(dropped) })
  }
}

function buildApi(): Api {
  const groups = Object.entries(contract).map(([group, entries]) => {
    const functions = Object.entries<Entry>(entries).map(
      ([key, entry]) => [key, makeFunction(channel(group, key), entry)] as const,
    )
    return [group, Object.fromEntries(functions)] as const
  })
  return Object.fromEntries(groups) as unknown as Api
}

contextBridge.exposeInMainWorld('api', buildApi())
