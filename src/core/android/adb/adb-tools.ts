import { rm } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { AdbToolsView, FetchState } from '../../../shared/model/adb-tools'
import { Failure } from '../../errors/failure'
import { isErrno } from '../../errors/is-errno'
import { FetchError, fetchPlatformTools, type FetchAddress } from './fetch-platform-tools'
import { findFetchedTools } from './find-fetched-tools'
import type { PlatformToolsRelease } from './platform-tools'

export interface AdbToolsPorts {
  /** What is offered; null where there is nothing for this computer. */
  readonly release: PlatformToolsRelease | null
  /** Where each version has its folder. */
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly fetch: FetchAddress
  readonly onChange: (view: AdbToolsView) => void
  /** Why it could not be fetched, for the log. */
  readonly onTrouble: (error: FetchError) => void
  /** It has come, or has gone: adb is to be looked for. */
  readonly onMoved: () => void
  /** Ends the adb server, if its program is in the folder. */
  readonly stopServer: (folder: string) => Promise<void>
  readonly isBusy: () => boolean
}

export interface AdbTools {
  readonly view: () => AdbToolsView
  /** Of the fetched adb; null while there is none. */
  readonly currentFolder: () => Promise<string | null>
  readonly has: (executable: string) => boolean
  /** Fetches what is offered, unless it is being fetched. Resolves when that has ended. Never rejects. */
  readonly fetch: () => Promise<void>
  /** Stops fetching; forgets why it failed. Resolves when nothing is being written any more. */
  readonly cancel: () => Promise<void>
  /** @throws Failure `job-running`, `adb-in-use`; Node's system errors */
  readonly remove: () => Promise<void>
}

/** The platform-tools that the app fetches when it is asked to, and removes when it is asked to. */
export async function createAdbTools(ports: AdbToolsPorts): Promise<AdbTools> {
  const { release, folder, platform } = ports
  let fetched = (await findFetchedTools(folder, platform))?.version ?? null
  let state: FetchState = { status: 'idle' }
  let running: { readonly ended: Promise<void>; readonly stop: AbortController } | null = null

  const view = (): AdbToolsView => ({
    offer: release && { version: release.version, bytes: release.bytes },
    fetched,
    state,
  })
  const set = (next: FetchState) => {
    state = next
    ports.onChange(view())
  }
  const fetchOnce = async (wanted: PlatformToolsRelease, signal: AbortSignal) => {
    const onProgress = (receivedBytes: number) => {
      const before = state.status === 'fetching' ? state.receivedBytes : 0
      // Not oftener than can be seen.
      if (receivedBytes - before >= wanted.bytes / 100) set({ status: 'fetching', receivedBytes })
    }
    try {
      set({ status: 'fetching', receivedBytes: 0 })
      await fetchPlatformTools({ release: wanted, folder, fetch: ports.fetch, onProgress, signal })
      fetched = wanted.version
      set({ status: 'idle' })
      ports.onMoved()
    } catch (error) {
      if (!(error instanceof FetchError)) return set({ status: 'idle' })
      ports.onTrouble(error)
      set({ status: 'failed', trouble: error.trouble })
    }
  }
  const fetch = async () => {
    if (running || release === null) return
    const stop = new AbortController()
    const ended = fetchOnce(release, stop.signal).finally(() => (running = null))
    running = { ended, stop }
    await ended
  }
  const cancel = async () => {
    running?.stop.abort()
    await running?.ended
    if (state.status === 'failed') set({ status: 'idle' })
  }
  return {
    view,
    currentFolder: async () => (await findFetchedTools(folder, platform))?.folder ?? null,
    has: executable => executable.startsWith(join(folder, sep)),
    fetch,
    cancel,
    remove: async () => {
      if (ports.isBusy()) throw new Failure('job-running')
      await cancel()
      await ports.stopServer(folder)
      await removeTools(folder)
      fetched = null
      set({ status: 'idle' })
      ports.onMoved()
    },
  }
}

/** @throws Failure `adb-in-use` */
async function removeTools(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch((error: unknown) => {
    // Windows keeps a program that runs.
    if (isErrno(error, 'EBUSY', 'EPERM', 'EACCES')) throw new Failure('adb-in-use', {}, { cause: error })
    throw error
  })
}
