import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import app from '../../electron.vite.config'
import { replaceModules } from '../build-variant'

/** All that a new kind of data touches beside its own folder: its name, its registration, its words and its icon. */
const withSecondSource = replaceModules(resolve('test/second-source'), {
  'src/shared/model/source-categories.ts': 'source-categories.ts',
  'src/core/data/sources.ts': 'sources.ts',
  'src/words/en.json': 'en.ts',
  'src/renderer/ui/category-icons.ts': 'category-icons.ts',
})

/** The app as it would be with one more kind of data. */
export default defineConfig({
  ...app,
  main: { ...app.main, plugins: [withSecondSource] },
  renderer: { ...app.renderer, plugins: [app.renderer?.plugins, withSecondSource] },
})
