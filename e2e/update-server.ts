import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A release of the app, on this computer. */
export interface UpdateServer {
  readonly url: string
  /** What was asked for so far. */
  readonly asked: readonly string[]
  /** What told one installation from another in those questions. */
  readonly ids: ReadonlySet<string>
  readonly stop: () => Promise<void>
}

export interface Release {
  readonly version: string
  readonly appImage: Buffer
  /** What is sent instead of it, under its name and hash. */
  readonly sent?: Buffer
}

/** Serves a release as electron-builder writes it: `latest-linux.yml` and the AppImage that it names. */
export async function startUpdateServer({
  version,
  appImage,
  sent = appImage,
}: Release): Promise<UpdateServer> {
  const name = `Phonekeep-${version}-linux-x86_64.AppImage`
  const sha512 = createHash('sha512').update(appImage).digest('base64')
  const feed = [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${appImage.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    `releaseDate: '2026-11-24T12:00:00.000Z'`,
  ].join('\n')
  const files = new Map<string, string | Buffer>([
    ['/latest-linux.yml', feed],
    [`/${name}`, sent],
  ])
  const asked: string[] = []
  const ids = new Set<string>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    ids.add(String(request.headers['x-user-staging-id']))
    const content = files.get(pathname)
    response.writeHead(content === undefined ? 404 : 200, {
      'content-length': content === undefined ? 0 : Buffer.byteLength(content),
    })
    response.end(content)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked, ids, stop: () => stopServer(server) }
}

async function stopServer(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
