import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const entry = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Each of these is a program of its own; the command line is built with the app so that both are one core.
      rollupOptions: {
        input: {
          index: entry('src/main/index.ts'),
          'image-worker': entry('src/main/image-worker.ts'),
          'sample-phone': entry('src/sample-phone/cli.ts'),
          cli: entry('src/cli/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
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
      outDir: 'out/renderer',
      rollupOptions: { input: { index: entry('src/renderer/index.html') } },
    },
  },
})
