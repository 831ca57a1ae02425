/** What the structures without 64-bit sizes tell of a file of so many bytes (file_sync_protocol.h, `sync_stat_v1`). */
export function toldBySync(bytes: number): number {
  return bytes % 2 ** 32
}
