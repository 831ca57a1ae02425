import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'
import { sayInsideFunctions } from './scripts/lint/say-inside-functions.mjs'

/** Which layer may import which: the arrows of docs/architecture.md. A layer may always import itself. */
const layers = {
  shared: [],
  words: ['shared'],
  core: ['shared'],
  main: ['core', 'shared', 'words'],
  cli: ['core', 'shared', 'words'],
  launch: ['main', 'cli'],
  preload: ['shared'],
  renderer: ['shared', 'words'],
  'sample-phone': [],
  demo: ['cli', 'core', 'sample-phone', 'shared', 'words'],
}

/** The same between the folders of core, one by one: no job reaches a phone's wire. */
const coreFolders = {
  errors: [],
  crypto: ['errors'],
  disk: ['errors'],
  records: ['errors'],
  phone: ['errors', 'records'],
  android: ['errors', 'disk', 'phone', 'records'],
  format: ['errors', 'crypto', 'disk', 'phone'],
  library: ['errors', 'crypto', 'disk', 'phone', 'format'],
  places: ['errors', 'disk'],
  rclone: ['errors', 'crypto', 'disk', 'places'],
  data: ['errors', 'phone', 'format', 'records'],
  media: ['errors', 'disk', 'phone', 'format', 'library'],
  jobs: ['errors', 'crypto', 'disk', 'phone', 'format', 'library', 'data', 'places'],
  app: [
    ...['errors', 'crypto', 'disk', 'phone', 'format', 'library', 'data', 'media', 'jobs', 'records'],
    ...['places', 'rclone'],
  ],
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

const forbidden = (names, message) => ({
  'no-restricted-imports': ['error', { paths: names.map(name => ({ name, message })) }],
})

const nodeBuiltins = { group: ['node:*'], message: 'This layer runs without Node.' }

export default tseslint.config(
  // The last: what the builder writes for a moment, also while this looks.
  {
    ignores: [
      ...['out/', 'dist/', 'node_modules/', '.cache/', 'test-results/', 'playwright-report/'],
      '**/*.config.ts.*.mjs',
    ],
  },
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    languageOptions: { parser: tseslint.parser },
    // They are for oxlint.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { 'import-x': importX, '@typescript-eslint': tseslint.plugin },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
        {
          selector: 'VariableDeclarator > Identifier.id[name=/^[A-Z][A-Z0-9_]+$/]',
          message: 'Constants are named like all else.',
        },
        {
          selector: 'ImportDeclaration[source.value=/^\\..*\\.js$/]',
          message: 'Modules are imported without an ending.',
        },
      ],
    },
  },
  {
    files: ['src/core/**', 'src/cli/**', 'src/sample-phone/**'],
    rules: forbidden(['electron', 'react'], 'This layer runs in plain Node.'),
  },
  {
    files: ['src/shared/**', 'src/words/**', 'src/renderer/**'],
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
  {
    files: ['src/renderer/**'],
    plugins: { own: { rules: { 'say-inside-functions': sayInsideFunctions } } },
    rules: { 'own/say-inside-functions': 'error' },
  },
)
