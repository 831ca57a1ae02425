import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'

export interface BuiltEngine {
  readonly program: string
  readonly remove: () => Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

/** As the product is built: what it needs at run time it finds, everything else is in the one file, which starts sooner so. */
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
}

/** The command line as it is in the sources now, as one file, where its packages are found. */
export async function buildEngine(): Promise<BuiltEngine> {
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'phonekeep-faults-'))
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: Object.keys(dependencies) },
    build: {
      ssr: 'src/cli/index.ts',
      outDir,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'engine.js' } },
    },
  })
  return { program: join(outDir, 'engine.js'), remove: () => rm(outDir, { recursive: true, force: true }) }
}
