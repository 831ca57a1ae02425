import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const checkout = resolve(import.meta.dirname, '../..')

export interface BuiltApp {
  /** What Electron is started with. */
  readonly folder: string
  /** The command line, for Node. */
  readonly program: string
  readonly remove: () => Promise<void>
}

/** Builds the app and the command line with one more kind of data. @throws Error with the builder's output */
export async function buildWithSecondSource(): Promise<BuiltApp> {
  // In the checkout: what is not bundled is found in its node_modules.
  await mkdir(join(checkout, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(checkout, '.cache/second-source-'))
  await cp(join(checkout, 'package.json'), join(folder, 'package.json'))
  await symlink(join(checkout, 'assets'), join(folder, 'assets'))
  const builder = join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
  const config = join(import.meta.dirname, 'electron.vite.config.ts')
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
