import { join } from 'node:path'
import { buildVariant, type BuiltApp } from '../test/build-variant'
import { test as base } from './fixtures'

/** The app built so that a test says what it would fetch and what is on USB (test/staged-computer): `launchApp` takes its folder. */
export const test = base.extend<object, { readonly built: BuiltApp }>({
  built: [
    async ({}, use) => {
      const config = join(import.meta.dirname, '../test/staged-computer/electron.vite.config.ts')
      const built = await buildVariant('staged-computer', config)
      await use(built)
      await built.remove()
    },
    { scope: 'worker' },
  ],
})
