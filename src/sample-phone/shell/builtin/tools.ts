import { mkdir, rm } from './change-tools'
import { content } from './content-tool'
import { find, stat } from './describe-tools'
import { df } from './disk-tool'
import { ls } from './list-tools'
import { am, bracket, echo, getprop, id, pm, refuse, test } from './phone-tools'
import { cat, dd, head, sha256sum, tail, wc } from './read-tools'
import { mv } from './move-tool'
import { touch } from './touch-tool'
import type { Tool, ToolContext } from './tool'

const refused = ['cmd', 'dumpsys', 'settings', 'svc', 'wm']

/** All commands of the built-in shell, by name. */
export const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['[', bracket],
  ['am', am],
  ['cat', cat],
  ['command', command],
  ['content', content],
  ['dd', dd],
  ['df', df],
  ['echo', echo],
  ['false', () => Promise.resolve(1)],
  ['find', find],
  ['getprop', getprop],
  ['head', head],
  ['id', id],
  ['ls', ls],
  ['mkdir', mkdir],
  ['mv', mv],
  ['pm', pm],
  ['rm', rm],
  ['sha256sum', sha256sum],
  ['stat', stat],
  ['tail', tail],
  ['test', test],
  ['touch', touch],
  ['true', () => Promise.resolve(0)],
  ['wc', wc],
  [':', () => Promise.resolve(0)],
  ...refused.map(name => [name, refuse(name)] as const),
])

/** `command -v NAME`: whether there is one. */
async function command(context: ToolContext, [option, name = '']: readonly string[]): Promise<number> {
  if (option !== '-v' || !tools.has(name)) return 1
  await context.print(`${name}\n`)
  return 0
}
