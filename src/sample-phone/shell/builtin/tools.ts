import { frameworkCommands, refusedCommands } from '../userland-scripts'
import { mkdir, rm } from './change-tools'
import { find, stat } from './describe-tools'
import { df } from './disk-tool'
import { grep } from './grep-tool'
import { kill } from './kill-tool'
import { ls } from './list-tools'
import { bracket, echo, frameworkTool, getprop, id, pm, refuse, test } from './phone-tools'
import { cat, dd, head, sha256sum, tail, wc } from './read-tools'
import { mv } from './move-tool'
import { touch } from './touch-tool'
import type { Tool, ToolContext } from './tool'

/** All commands of the built-in shell, by name. */
export const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['[', bracket],
  ['cat', cat],
  ['command', command],
  ['dd', dd],
  ['df', df],
  ['echo', echo],
  ['false', () => Promise.resolve(1)],
  ['find', find],
  ['getprop', getprop],
  ['grep', grep],
  ['head', head],
  ['id', id],
  ['kill', kill],
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
  ...frameworkCommands.map(name => [name, frameworkTool(name)] as const),
  ...refusedCommands.map(name => [name, refuse(name)] as const),
])

/** `command -v NAME`: whether there is one. */
async function command(context: ToolContext, [option, name = '']: readonly string[]): Promise<number> {
  if (option !== '-v' || !tools.has(name)) return 1
  await context.print(`${name}\n`)
  return 0
}
