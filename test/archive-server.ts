import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeZip, type ZipEntry } from './make-zip'
import type { PlatformToolsRelease } from '../src/core/android/adb/platform-tools'

/** How the server sends it; `whole` by default. */
export type Sending =
  | 'whole'
  /** As many bytes, others. */
  | 'changed'
  /** A page, as a network that wants a login sends it. */
  | 'page'
  | 'not-found'
  /** Closes the connection without a word. */
  | 'gone'
  /** Closes the connection in the middle. */
  | 'broken-off'
  /** Sends the first half and then nothing, until `release` is called. */
  | 'held'

export interface ArchiveServer {
  /** What is pinned of the archive. */
  readonly release: PlatformToolsRelease
  readonly setSending: (sending: Sending) => void
  /** Sends what was held. */
  readonly letGo: () => void
  /** How often it was asked for. */
  readonly asked: () => number
  readonly stop: () => Promise<void>
}

/** Serves an archive of platform-tools, as Google does. */
export async function startArchiveServer(
  entries: readonly ZipEntry[],
  version = '37.0.1',
): Promise<ArchiveServer> {
  const archive = makeZip(entries)
  const path = `/platform-tools_r${version}.zip`
  let sending: Sending = 'whole'
  let held: (() => void)[] = []
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    if (request.url !== path) return void response.writeHead(404).end()
    send(response)
  }).listen(0, '127.0.0.1')
  const send = (response: ServerResponse) => {
    const half = Math.floor(archive.length / 2)
    if (sending === 'not-found') return void response.writeHead(404).end()
    if (sending === 'gone') return void response.destroy()
    if (sending === 'page') return void response.end('<!doctype html><title>Log in to this network</title>')
    response.writeHead(200, { 'content-length': archive.length })
    if (sending === 'whole') return void response.end(archive)
    if (sending === 'changed') return void response.end(changed(archive))
    response.write(archive.subarray(0, half))
    if (sending === 'held') held.push(() => response.end(archive.subarray(half)))
    // What is cut at once might not have been sent at all.
    else setTimeout(() => response.destroy(), 200)
  }
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    release: {
      version,
      address: `http://127.0.0.1:${port}${path}`,
      bytes: archive.length,
      sha256: createHash('sha256').update(archive).digest('hex'),
    },
    setSending: next => (sending = next),
    letGo: () => {
      held.forEach(sendRest => sendRest())
      held = []
    },
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function changed(archive: Buffer): Buffer {
  const other = Buffer.from(archive)
  other[100] = (other[100] ?? 0) ^ 1
  return other
}
