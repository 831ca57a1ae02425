import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

/** It is always built from the checkout; another configuration (test/second-source) extends this one. */
const entry = (path: string) => resolve(path)

/** Of what is bundled: see scripts/package/write-licences.mjs. */
const license = { fileName: 'licenses.json' }

export default defineConfig({
  main: {
    build: {
      // The command line runs on Node 20.19, the app on any Electron from 33 (Node 20.18) on.
      target: 'node20.18',
      outDir: 'out/main',
      license,
      // Each of these is a program of its own; the command line is built with the app so that both are one core.
      rollupOptions: {
        input: {
          index: entry('src/launch/index.ts'),
          app: entry('src/main/app.ts'),
          'adb-starter': entry('src/main/adb-starter.ts'),
          'image-worker': entry('src/main/image-worker.ts'),
          'sample-phone': entry('src/sample-phone/cli.ts'),
          cli: entry('src/cli/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      license,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: entry('src/preload/index.ts') },
        // A sandboxed preload is a classic script.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      license,
      rollupOptions: { input: { index: entry('src/renderer/index.html') } },
    },
  },
})
