import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import app from '../../electron.vite.config'
import { replaceModules } from '../build-variant'

const staged = replaceModules(resolve('test/staged-computer'), {
  'src/core/android/adb/platform-tools.ts': 'platform-tools.ts',
  'src/core/android/usb-folder.ts': 'usb-folder.ts',
})

/** The app, but for what it would fetch and what it finds on USB: a test says both. The product itself has no switch for it. */
export default defineConfig({ ...app, main: { ...app.main, plugins: [staged] } })
