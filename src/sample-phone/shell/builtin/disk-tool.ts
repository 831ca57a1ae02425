import { sdCard } from '../../files/create-root'
import { diskFree, diskFreeHeading } from '../../files/write-disk-free'
import { readText } from './read-tools'
import type { Tool } from './tool'

/** `df -k`; folders that are not on the card count as internal storage, as in the script of the userland. */
export const df: Tool = async (context, words) => {
  const paths = words.filter(word => !word.startsWith('-'))
  const volume = (path: string): string => (path.startsWith(sdCard) ? 'card' : 'internal')
  await context.print(`${diskFreeHeading}\n`)
  for (const name of paths.length === 0 ? ['internal', 'card'] : paths.map(volume))
    await context.print((await readText(context, `${diskFree}/${name}`)) ?? '')
  return 0
}
