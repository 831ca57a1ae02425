import type { PlatformToolsRelease } from '../../src/core/android/adb/platform-tools'

/** What the test pins, in place of Google's. */
export function platformToolsFor(): PlatformToolsRelease | null {
  return JSON.parse(process.env['TEST_PLATFORM_TOOLS'] ?? 'null') as PlatformToolsRelease | null
}
