import { SD_CARD } from '../../files/create-root.js'
import { DISK_FREE, DISK_FREE_HEADING } from '../../files/write-disk-free.js'
import { readText } from './read-tools.js'
import type { Tool } from './tool.js'

/** `df -k`; folders that are not on the card count as internal storage, as in the script of the userland. */
export const df: Tool = async (context, words) => {
  const paths = words.filter(word => !word.startsWith('-'))
  const volume = (path: string): string => (path.startsWith(SD_CARD) ? 'card' : 'internal')
  await context.print(`${DISK_FREE_HEADING}\n`)
  for (const name of paths.length === 0 ? ['internal', 'card'] : paths.map(volume))
    await context.print((await readText(context, `${DISK_FREE}/${name}`)) ?? '')
  return 0
}
