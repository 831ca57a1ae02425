import { mediaStore } from '../../media/write-answers'
import { refuse, tellAnswer } from './phone-tools'
import { cat, readText } from './read-tools'
import type { Tool, ToolContext } from './tool'

const tableUri = /^content:\/\/media\/external\/(?:(file)|(images|video|audio)\/media)$/
const thumbnailUri = /^content:\/\/media\/external\/(images|video)\/media\/(\d+)\/thumbnail$/

/** Others, such as `--where`, would change the answer. */
const known = new Set(['--uri', '--projection', '--user'])

/**
 * The part of `content` (AOSP cmds/content, Content.java) that asks the media provider, from what `write-answers.ts` has
 * laid out: `query` with the projections there are, `read` of thumbnails; and `call`. As on a phone, errors end with exit code 0.
 */
export const content: Tool = async (context, [verb, ...words]) => {
  if (verb === 'call') return tellAnswer(context, context.commands('content', ['call', ...words]))
  const option = (name: string): string => words[words.indexOf(name) + 1] ?? ''
  const uri = words.includes('--uri') ? option('--uri') : ''
  const options = words.filter((_, at) => at % 2 === 0)
  if (options.some(name => !known.has(name))) return refuse('content')(context, [])
  const [, whole, kindOfMedia] = tableUri.exec(uri) ?? []
  const table = whole ?? kindOfMedia
  if (verb === 'query' && table !== undefined) return query(context, table, option('--projection'))
  const [, kind, id] = thumbnailUri.exec(uri) ?? []
  if (verb === 'read' && kind !== undefined) return readThumbnail(context, uri, `${kind} ${id} `)
  return refuse('content')(context, [])
}

async function query(context: ToolContext, table: string, projection: string): Promise<number> {
  const answer = await readText(context, `${mediaStore}/${table} ${projection.replace(':', '+')}`)
  if (answer === undefined)
    return complain(context, `lang.IllegalArgumentException: Invalid column ${projection}`)
  await context.print(answer === '' ? 'No result found.\n' : answer)
  return 0
}

async function readThumbnail(context: ToolContext, uri: string, start: string): Promise<number> {
  const list = (await readText(context, `${mediaStore}/thumbnails.txt`)) ?? ''
  const line = list.split('\n').find(one => one.startsWith(start))
  if (line === undefined) return complain(context, `io.FileNotFoundException: ${uri}`)
  return cat(context, [`${mediaStore}/thumbnails/${line.slice(start.length)}`])
}

async function complain(context: ToolContext, exception: string): Promise<number> {
  await context.complain('Error while accessing provider:media')
  await context.complain(`java.${exception}`)
  return 0
}
