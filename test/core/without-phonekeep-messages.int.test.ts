import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { messagesSource } from '../../src/core/data/messages/messages-source'
import { createVaultKeys } from '../../src/core/format/encrypted/vault-keys'
import { useMadeItems } from '../made-kit'
import { createMemoryMessages } from '../phone-in-memory/memory-messages'
import { openSource } from '../records-kit'
import { runOnTerminal } from '../run-on-terminal'
import { fill } from '../some-messages'

const run = promisify(execFile)
const password = 'correct horse battery'
const messages = createMemoryMessages(() => kit.phone().unplug())
const kit = useMadeItems({ stores: connection => ({ messages: messages.open(connection) }) })
const text = await readFile(resolve('docs/backup-format.md'), 'utf8')
const section = /^## Without Phonekeep$(.*?)^## /ms.exec(text)?.[1] ?? ''
const [, copy = '', decrypt = '', merge = ''] = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(
  ([, lines]) => lines,
)

beforeEach(() => fill(messages))

describe.runIf(process.platform === 'linux')('the commands of docs/backup-format.md', () => {
  it.each([['plain'], ['encrypted']] as const)('make one file of the messages, %s', async kind => {
    const keys = kind === 'plain' ? null : await createVaultKeys(password)
    const backup = await kit.backUpFrom([messagesSource], keys)
    const output = dirname(backup.folder)
    if (keys) {
      const script = join(output, 'commands')
      await writeFile(script, decrypt)
      await runOnTerminal(`sh -e '${script}'`, password, backup.folder)
    } else await run('sh', ['-ec', copy], { cwd: backup.folder })
    await run('sh', ['-ec', merge], { cwd: join(output, 'phone/Messages') })
    const saved = await openSource(backup, messagesSource, keys)
    const [whole] = messagesSource.inside?.together?.(saved.items) ?? []
    expect(await readFile(join(output, 'phone/sms.xml'), 'utf8')).toBe(whole && (await saved.textOf(whole)))
  })
})
