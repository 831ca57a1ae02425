import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a WebDAV server does wrong. */
export interface WebdavFaults {
  /** It takes no more than so many bytes; null for any. */
  readonly maxBytes: number | null
  /** It keeps half of what it is given, and says that it has all of it. */
  readonly halves: boolean
}

/** Stands in front of a WebDAV server: counts what passes, and does it wrong. */
export interface WebdavProxy {
  readonly url: string
  readonly setFaults: (faults: Partial<WebdavFaults>) => void
  /** How often each file has come to the server whole, by path. */
  readonly wholePuts: () => ReadonlyMap<string, number>
  readonly traffic: () => { readonly requests: number; readonly bytesUp: number; readonly bytesDown: number }
  readonly stop: () => Promise<void>
}

const noFaults: WebdavFaults = { maxBytes: null, halves: false }

/** @param target the server's address */
export async function startWebdavProxy(target: string): Promise<WebdavProxy> {
  const wholePuts = new Map<string, number>()
  /** What was halved, by path: its true size. */
  const told = new Map<string, number>()
  let faults = noFaults
  let taken = 0
  const traffic = { requests: 0, bytesUp: 0, bytesDown: 0 }
  const server = createServer((incoming, answer) => {
    traffic.requests += 1
    incoming.on('data', (piece: Buffer) => (traffic.bytesUp += piece.length))
    const path = decodeURIComponent(incoming.url ?? '')
    const isPut = incoming.method === 'PUT'
    const bytes = Number(incoming.headers['content-length'] ?? 0)
    if (isPut && faults.maxBytes !== null && taken + bytes > faults.maxBytes) {
      incoming.resume()
      answer.writeHead(507).end('Insufficient Storage')
      return
    }
    const work =
      isPut && faults.halves ? forwardHalf(target, incoming, answer) : forward(target, incoming, answer)
    void work.then(
      body => {
        traffic.bytesDown += body.length
        if (isPut && (answer.statusCode === 201 || answer.statusCode === 204)) {
          taken += bytes
          if (faults.halves) told.set(path, bytes)
          if (incoming.complete) wholePuts.set(path, (wholePuts.get(path) ?? 0) + 1)
        }
        const said = incoming.method === 'PROPFIND' ? withTold(body, told) : body
        answer.setHeader('content-length', said.length)
        answer.end(said)
      },
      () => answer.destroy(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    setFaults: part => {
      faults = { ...noFaults, ...part }
      if (!faults.halves) told.clear()
    },
    wholePuts: () => wholePuts,
    traffic: () => ({ ...traffic }),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** @returns the body of the answer; its head is set on `answer` */
async function forward(target: string, incoming: IncomingMessage, answer: ServerResponse): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    const { method, headers } = incoming
    const outgoing = request(
      new URL(incoming.url ?? '', target),
      { method, headers },
      response =>
        void collect(response).then(body => {
          copyHead(response, answer)
          resolve(body)
        }, reject),
    )
    outgoing.on('error', reject)
    // Whoever sends it was killed: so is what it sends.
    incoming.on('close', () => {
      if (!incoming.complete) outgoing.destroy()
    })
    incoming.pipe(outgoing)
  })
}

async function forwardHalf(
  target: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<Buffer> {
  const body = await collect(incoming)
  const half = body.subarray(0, Math.floor(body.length / 2))
  return await new Promise((resolve, reject) => {
    const headers = { ...incoming.headers, 'content-length': String(half.length) }
    const outgoing = request(
      new URL(incoming.url ?? '', target),
      { method: 'PUT', headers },
      response =>
        void collect(response).then(said => {
          copyHead(response, answer)
          resolve(said)
        }, reject),
    )
    outgoing.on('error', reject)
    outgoing.end(half)
  })
}

function copyHead(from: IncomingMessage, to: ServerResponse): void {
  to.statusCode = from.statusCode ?? 500
  for (const [name, value] of Object.entries(from.headers))
    if (value !== undefined && name !== 'content-length' && name !== 'transfer-encoding')
      to.setHeader(name, value)
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The sizes that it says, where it has halved a file. */
function withTold(body: Buffer, told: ReadonlyMap<string, number>): Buffer {
  if (told.size === 0) return body
  const text = body.toString().replace(/<D:response>[\s\S]*?<\/D:response>/g, response => {
    const path = decodeURIComponent(/<D:href>(.*?)<\/D:href>/.exec(response)?.[1] ?? '')
    const bytes = told.get(path)
    return bytes === undefined
      ? response
      : response.replace(/(<D:getcontentlength>)\d+/, (_all, tag: string) => `${tag}${bytes}`)
  })
  return Buffer.from(text)
}
