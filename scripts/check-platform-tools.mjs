// npm run check-platform-tools: fetches Google's platform-tools for every system as the app would, and says whether each archive
// is the pinned one and unpacks. Part of making a release (docs/releasing.md): Google has replaced archives before.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { runMain, say } from './setup/say.mjs'

const adb = '../src/core/android/adb'
const systems = [
  ['linux', 'x64'],
  ['darwin', 'arm64'],
  ['win32', 'x64'],
]

await runMain(async () => {
  const { platformToolsFor } = await tsImport(`${adb}/platform-tools.ts`, import.meta.url)
  const { fetchPlatformTools } = await tsImport(`${adb}/fetch-platform-tools.ts`, import.meta.url)
  const folder = await mkdtemp(path.join(tmpdir(), 'phonekeep-platform-tools-'))
  let isGood = true
  try {
    for (const [platform, arch] of systems) {
      const release = platformToolsFor(platform, arch)
      const { signal } = new AbortController()
      try {
        await fetchPlatformTools({ release, folder, fetch, onProgress: () => {}, signal })
        const unpacked = path.join(folder, release.version)
        const properties = await readFile(path.join(unpacked, 'source.properties'), 'utf8')
        const isVersion = properties.split(/\r?\n/).includes(`Pkg.Revision=${release.version}`)
        isGood &&= isVersion
        const names = (await readdir(unpacked)).join(', ')
        say(`${isVersion ? 'as pinned' : 'NOT THE VERSION'}: ${release.address} (${names})`)
      } catch (error) {
        isGood = false
        const what = error.trouble?.why === 'not-genuine' ? 'NOT AS PINNED' : 'NOT CHECKED'
        say(`${what}: ${release.address}: ${error.message}${error.cause ? `, ${error.cause}` : ''}`)
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return isGood ? 0 : 1
})
