import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { encodeZip } from '../gallery/media/documents'
import { installedPackages, packagePath } from '../shell/userland-scripts'

/** Puts a file where `pm path` says that the package of each app is: a ZIP, as an APK is, with a manifest to read. */
export function addPackages(root: string): void {
  for (const pack of installedPackages) {
    const file = join(root, packagePath(pack))
    mkdirSync(dirname(file), { recursive: true })
    const manifest = Buffer.from(`package: ${pack.name}\nversionCode: ${pack.versionCode}\n`)
    writeFileSync(file, encodeZip([{ name: 'AndroidManifest.txt', data: manifest }]), { mode: 0o644 })
  }
}
