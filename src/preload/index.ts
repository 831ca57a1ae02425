import { contextBridge, ipcRenderer } from 'electron'
import { contract, type Api } from '../shared/ipc/contract'
import { channel } from '../shared/ipc/define'

type Listener = (payload: unknown) => void

function subscribe(name: string, listener: Listener): () => void {
  // The event itself, with its sender, stays out of the page.
  const forward = (_event: unknown, payload: unknown) => listener(payload)
  ipcRenderer.on(name, forward)
  return () => void ipcRenderer.off(name, forward)
}

function buildApi(): Api {
  const groups = Object.entries(contract).map(([group, entries]) => {
    const functions = Object.entries(entries).map(([key, { kind }]) => {
      const name = channel(group, key)
      const call = (request?: unknown) => ipcRenderer.invoke(name, request)
      return [key, kind === 'invoke' ? call : (listener: Listener) => subscribe(name, listener)] as const
    })
    return [group, Object.fromEntries(functions)] as const
  })
  return Object.fromEntries(groups) as unknown as Api
}

contextBridge.exposeInMainWorld('api', buildApi())
