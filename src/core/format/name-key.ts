/** Some file systems give names back in another composition of their accents. */
export function nameKey(file: string): string {
  return file.normalize('NFC')
}
