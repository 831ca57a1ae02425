import { expect, it } from 'vitest'
import { platformToolsFor } from './platform-tools'

const systems = [
  ['linux', 'x64', 'linux'],
  ['darwin', 'x64', 'darwin'],
  ['darwin', 'arm64', 'darwin'],
  ['win32', 'x64', 'win'],
  ['win32', 'arm64', 'win'],
]

it.each(systems)('%s on %s is offered Google’s archive, by its own name and hash', (platform, arch, name) => {
  const release = platformToolsFor(platform ?? '', arch ?? '')
  const place = 'https://dl.google.com/android/repository'
  expect(release?.address).toBe(`${place}/platform-tools_r${release?.version}-${name}.zip`)
  expect(release?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(release?.bytes).toBeGreaterThan(5_000_000)
})

it('offers one version to all', () => {
  const versions = systems.map(([platform, arch]) => platformToolsFor(platform ?? '', arch ?? '')?.version)
  expect(new Set(versions).size).toBe(1)
})

it.each([
  ['linux', 'arm64'],
  ['linux', 'arm'],
  ['freebsd', 'x64'],
])('%s on %s is offered nothing: Google has nothing for it', (platform, arch) => {
  expect(platformToolsFor(platform, arch)).toBeNull()
})
