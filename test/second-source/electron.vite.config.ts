import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import app from '../../electron.vite.config'

/** Both from the checkout, where it is built. */
const own = resolve('test/second-source')

/** All that a new kind of data touches beside its own folder: its name, its registration, its words and its icon. */
const replaced = new Map(
  [
    ['src/shared/model/source-categories.ts', 'source-categories.ts'],
    ['src/core/data/sources.ts', 'sources.ts'],
    ['src/renderer/messages/en/categories.ts', 'categories.ts'],
    ['src/renderer/ui/category-icons.ts', 'category-icons.ts'],
  ].map(([module = '', by = '']) => [resolve(module), resolve(own, by)]),
)

/** Puts these modules in the place of the app's, for all but themselves. */
const withSecondSource: Plugin = {
  name: 'with-second-source',
  enforce: 'pre',
  async resolveId(wanted, importer, options) {
    if (importer === undefined || importer.startsWith(own)) return null
    const found = await this.resolve(wanted, importer, { ...options, skipSelf: true })
    return (found && replaced.get(found.id)) ?? null
  },
}

/** The app as it would be with one more kind of data. */
export default defineConfig({
  ...app,
  main: { ...app.main, plugins: [withSecondSource] },
  renderer: { ...app.renderer, plugins: [app.renderer?.plugins, withSecondSource] },
})
