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
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
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
  readonly text: (itemId: number) => Promise<string | null>
}

/** Serves `media://thumbnail|preview|text/<catalog>/<item>`. */
export function serveMedia(find: (catalogId: string) => Media | undefined): void {
  protocol.handle(mediaScheme, async request => {
    const { host, pathname } = new URL(request.url)
    const [, catalogId, itemId] = /^\/([^/]+)\/(\d+)$/.exec(pathname) ?? []
    const media = catalogId === undefined ? undefined : find(decodeURIComponent(catalogId))
    if (!media) return notFound()
    switch (host) {
      case 'thumbnail':
        return picture(await media.thumbnail(Number(itemId)))
      case 'preview':
        return picture(await media.preview(Number(itemId)))
      case 'text':
        return text(await media.text(Number(itemId)))
      default:
        return notFound()
    }
  })
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
