import { Failure } from '../../errors/failure'
import type { ServiceKind } from '../../../shared/model/place'

/**
 * Options of rclone that run a program, or read or write a file of this computer. The window is not trusted with either: what
 * they are for can be had without, such as `key_pem` for `key_file`.
 */
const refused = /command|exec|cmd|^ssh$|socket|_file$|_path$|_dir$|^env_auth$/

/** What leads to another remote, or to this computer's disk. */
const unfitTypes: ReadonlySet<string> = new Set([
  ...[
    'local',
    'alias',
    'union',
    'combine',
    'crypt',
    'chunker',
    'compress',
    'hasher',
    'cache',
    'memory',
    'http',
  ],
  ...['archive', 'googlephotos', 'google photos'],
])

export function isRefusedOption(name: string): boolean {
  return refused.test(name)
}

/**
 * Whether a service may be set up as the window says it.
 * @param known the types that rclone has for services
 * @throws Failure `bad-request`
 */
export function checkService(
  {
    kind,
    type,
    options,
  }: {
    readonly kind: ServiceKind
    readonly type: string
    readonly options: Readonly<Record<string, string>>
  },
  known: readonly string[],
): void {
  const wanted = kind === 'other' ? type : kind
  if (unfitTypes.has(wanted) || !known.includes(wanted))
    throw new Failure('bad-request', { message: `rclone has no service ${wanted} that copies could go to` })
  const option = Object.keys(options).find(isRefusedOption)
  if (option !== undefined)
    throw new Failure('bad-request', {
      message: `the option ${option} is not taken: it reaches into this computer`,
    })
}
