import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** Which layer may import which: the arrows of docs/architecture.md. A layer may always import itself. */
const layers = {
  shared: [],
  core: ['shared'],
  main: ['core', 'shared'],
  cli: ['core', 'shared'],
  launch: ['main', 'cli'],
  preload: ['shared'],
  renderer: ['shared'],
  'sample-phone': [],
  demo: ['cli', 'core', 'sample-phone', 'shared'],
}

/** The same between the folders of core, one by one: no job reaches a phone's wire. */
const coreFolders = {
  errors: [],
  crypto: ['errors'],
  disk: ['errors'],
  phone: ['errors'],
  android: ['errors', 'phone'],
  format: ['errors', 'crypto', 'disk', 'phone'],
  library: ['errors', 'crypto', 'disk', 'phone', 'format'],
  data: ['errors', 'phone', 'format'],
  media: ['errors', 'disk', 'phone', 'format', 'library'],
  jobs: ['errors', 'crypto', 'disk', 'phone', 'format', 'library', 'data'],
  app: ['errors', 'crypto', 'disk', 'phone', 'format', 'library', 'data', 'media', 'jobs'],
}

const benchLayers = ['core', 'shared', 'sample-phone']

const zones = Object.entries(layers).map(([layer, allowed]) => ({
  target: `./src/${layer}`,
  from: './src',
  except: [layer, ...allowed].map(name => `./${name}`),
  message: `src/${layer} may import only ${['itself', ...allowed.map(name => `src/${name}`)].join(', ')}.`,
}))
zones.push({
  target: './bench',
  from: './src',
  except: benchLayers.map(name => `./${name}`),
  message: `bench may import only ${benchLayers.map(name => `src/${name}`).join(', ')}.`,
})

for (const [folder, allowed] of Object.entries(coreFolders)) {
  const names = [folder, ...allowed]
  zones.push({
    target: `./src/core/${folder}`,
    from: './src/core',
    except: names.map(name => `./${name}`),
    message: `src/core/${folder} may import only ${['itself', ...allowed].join(', ')}.`,
  })
}

/** Arrows of before the port for phones that still point the wrong way: this list only shrinks. */
const exceptions = [
  ['jobs/restore/with-phone.test.ts', 'android/adb/adb-error.ts'],
  ['app/catalogs.ts', 'android/adb/open-service.ts'],
  ['app/catalogs.ts', 'android/watch-devices.ts'],
  ['app/open-catalog.ts', 'android/adb/open-service.ts'],
  ['data/files/find-unreadable.ts', 'android/adb/open-service.ts'],
  ['data/files/find-unreadable.ts', 'android/adb/quote-shell.ts'],
  ['data/files/find-unreadable.ts', 'android/adb/run-shell.ts'],
  ['data/files/find-unreadable.ts', 'android/adb/run-shell-batches.ts'],
  ['data/files/scan-storage.ts', 'android/adb/adb-error.ts'],
  ['data/files/scan-storage.ts', 'android/adb/answer-budget.ts'],
  ['data/files/scan-storage.ts', 'android/adb/open-service.ts'],
  ['data/files/scan-storage.ts', 'android/adb/run-shell.ts'],
  ['data/files/scan-storage.ts', 'android/sync/list-folder.ts'],
  ['data/files/scan-storage.ts', 'android/sync/sync-pool.ts'],
  ['errors/describe-error.ts', 'android/adb/adb-error.ts'],
  ['jobs/backup/copy-item.ts', 'android/adb/adb-error.ts'],
  ['jobs/backup/copy-item.ts', 'android/adb/open-service.ts'],
  ['jobs/backup/copy-item.ts', 'android/sync/pull-file.ts'],
  ['jobs/backup/copy-item.ts', 'android/sync/stat-file.ts'],
  ['jobs/backup/copy-item.ts', 'android/sync/sync-codec.ts'],
  ['jobs/backup/copy-item.ts', 'android/exact-size.ts'],
  ['jobs/backup/find-resume-point.ts', 'android/adb/open-service.ts'],
  ['jobs/backup/find-resume-point.ts', 'android/hash-beginning.ts'],
  ['jobs/backup/find-resume-point.ts', 'android/hashing-limit.ts'],
  ['jobs/backup/item-failure.ts', 'android/adb/adb-error.ts'],
  ['jobs/backup/pull-from.ts', 'android/adb/answer-budget.ts'],
  ['jobs/backup/pull-from.ts', 'android/adb/byte-reader.ts'],
  ['jobs/backup/pull-from.ts', 'android/adb/open-service.ts'],
  ['jobs/backup/pull-from.ts', 'android/adb/quote-shell.ts'],
  ['jobs/backup/pull-from.ts', 'android/adb/stream-shell.ts'],
  ['jobs/backup/pull-from.ts', 'android/sync/pull-file.ts'],
  ['jobs/restore/compare-items.ts', 'android/sync/sync-codec.ts'],
  ['jobs/restore/decide.ts', 'android/sync/sync-codec.ts'],
  ['jobs/restore/phone-view.ts', 'android/adb/answer-budget.ts'],
  ['jobs/restore/phone-view.ts', 'android/sync/list-folder.ts'],
  ['jobs/restore/phone-view.ts', 'android/sync/sync-codec.ts'],
  ['jobs/restore/phone-view.ts', 'android/sync/sync-session.ts'],
  ['jobs/restore/plan-restore.ts', 'android/sync/sync-codec.ts'],
  ['jobs/restore/restore-item.ts', 'android/adb/adb-error.ts'],
  ['jobs/restore/restore-item.ts', 'android/sync/push-file.ts'],
  ['jobs/restore/restore-item.ts', 'android/sync/stat-file.ts'],
  ['jobs/restore/restore-item.ts', 'android/sync/sync-codec.ts'],
  ['jobs/restore/restore-item.ts', 'android/change-files.ts'],
  ['jobs/restore/run-restore.ts', 'android/adb/quote-shell.ts'],
  ['jobs/restore/run-restore.ts', 'android/adb/run-shell-batches.ts'],
  ['jobs/restore/run-restore.ts', 'android/media-index.ts'],
  ['jobs/restore/run-restore.ts', 'android/probe-phone.ts'],
  ['jobs/restore/show-in-gallery.ts', 'android/adb/open-service.ts'],
  ['jobs/restore/show-in-gallery.ts', 'android/media-index.ts'],
  ['media/file-heads.ts', 'android/adb/adb-error.ts'],
  ['media/file-heads.ts', 'android/adb/command-shell-on-demand.ts'],
  ['media/file-heads.ts', 'android/adb/byte-reader.ts'],
  ['media/file-heads.ts', 'android/adb/open-service.ts'],
  ['media/file-heads.ts', 'android/adb/quote-shell.ts'],
  ['media/file-heads.ts', 'android/sync/pull-file.ts'],
  ['media/file-heads.ts', 'android/sync/sync-session.ts'],
  ['media/parse-media-rows.ts', 'android/adb/phone-text.ts'],
  ['media/phone-source.ts', 'android/adb/byte-reader.ts'],
  ['media/phone-source.ts', 'android/adb/open-service.ts'],
  ['media/phone-source.ts', 'android/sync/sync-pool.ts'],
  ['media/phone-source.ts', 'data/files/phone-file.ts'],
  ['media/phone-thumbnails.ts', 'android/adb/byte-reader.ts'],
  ['media/phone-thumbnails.ts', 'android/adb/command-shell-on-demand.ts'],
  ['media/phone-thumbnails.ts', 'android/adb/open-service.ts'],
  ['media/phone-thumbnails.ts', 'data/files/phone-file.ts'],
  ['media/read-whole.ts', 'android/adb/gather-bytes.ts'],
  ['media/read-whole.ts', 'android/sync/pull-file.ts'],
  ['media/read-whole.ts', 'android/sync/sync-pool.ts'],
  ['phone/phone-checker.ts', 'android/adb/open-service.ts'],
  ['phone/phone-checker.ts', 'android/hash-on-phone.ts'],
  ['phone/phone-checker.ts', 'android/hashing-limit.ts'],
  ['phone/phone-checker.ts', 'android/hash-together.ts'],
  ['phone/phone-session.ts', 'android/adb/adb-error.ts'],
  ['phone/phone-session.ts', 'android/adb/open-service.ts'],
  ['phone/phone-session.ts', 'android/adb/run-shell.ts'],
  ['phone/phone-session.ts', 'android/sync/pull-ahead.ts'],
  ['phone/phone-session.ts', 'android/sync/sync-pool.ts'],
  ['phone/phone-session.ts', 'jobs/pause-gate.ts'],
  ['phone/session-shell.ts', 'android/adb/command-shell-on-demand.ts'],
  ['phone/session-shell.ts', 'android/adb/byte-reader.ts'],
  ['phone/session-shell.ts', 'android/adb/open-command-shell.ts'],
  ['phone/session-shell.ts', 'android/adb/open-service.ts'],
]
const zonesOf = file => {
  const excepted = exceptions.filter(([from]) => from === file).map(([, to]) => `./${to}`)
  return zones.map(zone =>
    zone.from === './src/core' ? { ...zone, except: [...zone.except, ...excepted] } : zone,
  )
}

const forbidden = (names, message) => ({
  'no-restricted-imports': ['error', { paths: names.map(name => ({ name, message })) }],
})

const nodeBuiltins = { group: ['node:*'], message: 'This layer runs without Node.' }

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', '.cache/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.renderer.json', './tsconfig.e2e.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
      ],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['src/core/**', 'src/cli/**', 'src/sample-phone/**'],
    rules: forbidden(['electron', 'react'], 'This layer runs in plain Node.'),
  },
  {
    files: ['src/shared/**', 'src/renderer/**'],
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'electron', message: 'Only main and preload know Electron.' }],
          patterns: [nodeBuiltins],
        },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/core/android/**', 'src/core/crypto/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@devicefarmer/adbkit', message: 'Only src/core/android talks to adbkit.' },
            { name: 'sodium-native', message: 'Only src/core/crypto talks to libsodium.' },
          ],
        },
      ],
    },
  },
  ...[...new Set(exceptions.map(([from]) => from))].map(file => ({
    files: [`src/core/${file}`],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: zonesOf(file) }] },
  })),
  { files: ['src/renderer/**'], ...reactHooks.configs.flat.recommended },
  {
    files: ['*.config.ts', '*.config.mjs', 'e2e/make-pictures.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { project: null } },
  },
)
