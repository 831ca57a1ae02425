import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'

const checkout = resolve(import.meta.dirname, '..')

export interface BuiltApp {
  /** What Electron is started with. */
  readonly folder: string
  /** The command line, for Node. */
  readonly program: string
  readonly remove: () => Promise<void>
}

/** Builds the app and the command line by another configuration. @throws Error with the builder's output */
export async function buildVariant(name: string, config: string): Promise<BuiltApp> {
  // In the checkout: what is not bundled is found in its node_modules.
  await mkdir(join(checkout, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(checkout, `.cache/${name}-`))
  await cp(join(checkout, 'package.json'), join(folder, 'package.json'))
  await symlink(join(checkout, 'assets'), join(folder, 'assets'))
  const builder = join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
  const out = join(folder, 'out')
  await promisify(execFile)(process.execPath, [builder, 'build', '--config', config, '--outDir', out], {
    cwd: checkout,
  })
  return {
    folder,
    program: join(out, 'main/cli.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/**
 * Puts modules of `own` in the place of the app's, for all but themselves. Paths are those of the checkout, where a
 * configuration is built, and of `own`.
 */
export function replaceModules(own: string, modules: Readonly<Record<string, string>>): Plugin {
  const replaced = new Map(Object.entries(modules).map(([module, by]) => [resolve(module), resolve(own, by)]))
  return {
    name: 'replace-modules',
    enforce: 'pre',
    async resolveId(wanted, importer, options) {
      if (importer === undefined || importer.startsWith(own)) return null
      const found = await this.resolve(wanted, importer, { ...options, skipSelf: true })
      return (found && replaced.get(found.id)) ?? null
    },
  }
}
