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
    { scheme: mediaScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
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

/** Serves `media://thumbnail/<catalog>/<item>`: addressed by ids, never by path. */
export function serveThumbnails(get: (catalogId: string, itemId: number) => Promise<Buffer | null>): void {
  protocol.handle(mediaScheme, async request => {
    const { host, pathname } = new URL(request.url)
    const [, catalogId, itemId] = /^\/([^/]+)\/(\d+)$/.exec(pathname) ?? []
    if (host !== 'thumbnail' || catalogId === undefined) return new Response(null, { status: 404 })
    const thumbnail = await get(decodeURIComponent(catalogId), Number(itemId))
    if (!thumbnail) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(thumbnail), {
      headers: { 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600' },
    })
  })
}
