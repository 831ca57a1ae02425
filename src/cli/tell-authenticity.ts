import type { OpenBackup } from '../core/library/open-backup'
import { describeAuthenticity } from './describe-authenticity'

/** Says, before anything of a backup is shown, that it is not signed with its key, or has been renamed. */
export function tellAuthenticity(
  { authenticity }: OpenBackup,
  { json, io }: { readonly json: boolean; readonly io: NodeJS.Process },
): void {
  const text = describeAuthenticity(authenticity)
  if (text === null) return
  if (!json) io.stderr.write(`${text}\n`)
  else if (authenticity.kind === 'unsigned')
    io.stdout.write(JSON.stringify({ event: 'unsigned', reasons: authenticity.reasons }) + '\n')
  else if (authenticity.kind === 'signed')
    io.stdout.write(JSON.stringify({ event: 'renamed', from: authenticity.renamedFrom }) + '\n')
}
