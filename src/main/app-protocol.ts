import { net, protocol } from 'electron'
import { resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

const appScheme = 'app'
const mediaScheme = 'media'
const appHost = 'phonekeep'

export const appOrigin = `${appScheme}://${appHost}`
export const appPage = `${appOrigin}/index.html`

/** Must run before the app is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
    {
      scheme: mediaScheme,
      // `stream`: without it films and songs are not played (Electron's docs, CustomScheme).
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true },
    },
  ])
}

/** Serves the built page from its own folder, and nothing outside of it. */
export function serveApp(folder: string): void {
  protocol.handle(appScheme, async request => {
    const { host, pathname } = new URL(request.url)
    const file = resolve(folder, '.' + decodeURIComponent(pathname))
    if (host !== appHost || !file.startsWith(folder + sep)) return new Response(null, { status: 404 })
    return await net.fetch(pathToFileURL(file).href)
  })
}

/** What is served of one item; addressed by ids, never by path. */
interface Media {
  readonly thumbnail: (itemId: number) => Promise<Buffer | null>
  readonly preview: (itemId: number) => Promise<Buffer | null>
  readonly attachment: (itemId: number, part: string) => Promise<Buffer | null>
  readonly text: (itemId: number) => Promise<string | null>
  readonly file: (itemId: number, range: string | null) => Promise<Response | null>
  readonly motion: (itemId: number, range: string | null) => Promise<Response | null>
}

export interface MediaFinder {
  readonly ofCatalog: (catalogId: string) => Media | undefined
  /** One of the pictures that stand for a backup: a WebP, or null. */
  readonly cover: (backupId: string, number: number) => Promise<Buffer | null>
}

/**
 * Serves `media://thumbnail|preview|text|file|motion/<catalog>/<item>`, `media://attachment/<catalog>/<item>/<part>` and
 * `media://cover/<backup>/<number>`.
 */
export function serveMedia(find: MediaFinder): void {
  protocol.handle(mediaScheme, async request => {
    const { host, pathname } = new URL(request.url)
    const [, owner, number, part] = /^\/([^/]+)\/(\d+)(?:\/([^/]+))?$/.exec(pathname) ?? []
    if (owner === undefined || request.method !== 'GET') return notFound()
    const id = decodeURIComponent(owner)
    if (host === 'cover') return picture(await find.cover(id, Number(number)))
    const media = find.ofCatalog(id)
    if (!media) return notFound()
    if (host === 'attachment')
      return picture(await media.attachment(Number(number), decodeURIComponent(part ?? '')))
    return await serveItem(media, host, Number(number), request.headers.get('range'))
  })
}

async function serveItem(
  media: Media,
  kind: string,
  itemId: number,
  range: string | null,
): Promise<Response> {
  switch (kind) {
    case 'thumbnail':
      return picture(await media.thumbnail(itemId))
    case 'preview':
      return picture(await media.preview(itemId))
    case 'text':
      return text(await media.text(itemId))
    case 'file':
      return whole(await media.file(itemId, range))
    case 'motion':
      return whole(await media.motion(itemId, range))
    default:
      return notFound()
  }
}

function whole(response: Response | null): Response {
  if (!response) return notFound()
  for (const [name, value] of Object.entries(harmless)) response.headers.set(name, value)
  return response
}

function picture(webp: Buffer | null): Response {
  if (!webp) return notFound()
  return new Response(new Uint8Array(webp), {
    headers: { ...harmless, 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600' },
  })
}

function text(content: string | null): Response {
  if (content === null) return notFound()
  return new Response(content, { headers: { ...harmless, 'content-type': 'text/plain; charset=utf-8' } })
}

/** Whatever an item holds, it is shown as what we say, and runs nothing. */
const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  // The page is of another origin; without this it may show a picture but not fetch a text.
  'access-control-allow-origin': appOrigin,
} as const

/** Not kept: the phone may be back the next time. */
function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
}
