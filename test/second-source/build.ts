import { join } from 'node:path'
import { buildVariant, type BuiltApp } from '../build-variant'

/** The app and the command line with one more kind of data. @throws Error with the builder's output */
export function buildWithSecondSource(): Promise<BuiltApp> {
  return buildVariant('second-source', join(import.meta.dirname, 'electron.vite.config.ts'))
}
