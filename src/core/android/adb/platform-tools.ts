/** One archive of Google's platform-tools: adb and what belongs to it. */
export interface PlatformToolsRelease {
  readonly version: string
  readonly address: string
  /** Of the archive. */
  readonly bytes: number
  /** Of the archive, in hexadecimal. */
  readonly sha256: string
}

/**
 * The releases that the app fetches when it is asked to: the only place with a version, an address or a hash of them.
 *
 * Google tells SHA-1 and size of each archive (repository2-3.xml) and no SHA-256. These are from packages that others have made
 * of the same files, at least two independent ones for each, all of the size that Google tells (docs/adr/0015 names them).
 * Google has replaced archives under the same name before: `scripts/check-platform-tools.mjs` downloads all three and compares
 * them, and a release is made only after that (docs/releasing.md).
 */
const version = '37.0.1'
const place = 'https://dl.google.com/android/repository'

/** By `process.platform` and `process.arch`. Google builds none for Linux on ARM: there it is not offered. */
const releases: Readonly<Record<string, PlatformToolsRelease>> = {
  'linux-x64': {
    version,
    address: `${place}/platform-tools_r37.0.1-linux.zip`,
    bytes: 9_054_187,
    sha256: 'd230f13842f60f782a8645f9c813f8f845bf36089ea7289f28c48f17979313f1',
  },
  ...both('darwin', {
    version,
    address: `${place}/platform-tools_r37.0.1-darwin.zip`,
    bytes: 16_110_554,
    sha256: 'ee39ad5967e95c2a07f04dbcbde96b1a0c916ba376096db5d2f498b7727a5d1d',
  }),
  // Windows on ARM runs programs for x64.
  ...both('win32', {
    version,
    address: `${place}/platform-tools_r37.0.1-win.zip`,
    bytes: 8_044_989,
    sha256: '45f4d63113e895ebde0c90f194099a4676b6ac653bd28d54314a9e022bbc1a99',
  }),
}

function both(platform: string, release: PlatformToolsRelease): Record<string, PlatformToolsRelease> {
  return { [`${platform}-x64`]: release, [`${platform}-arm64`]: release }
}

/** What to fetch on such a computer; null where Google has nothing for it. */
export function platformToolsFor(platform: string, arch: string): PlatformToolsRelease | null {
  return releases[`${platform}-${arch}`] ?? null
}
