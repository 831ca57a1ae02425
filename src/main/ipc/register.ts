import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { describeError } from '../../core/errors/describe-error'
import { contract } from '../../shared/ipc/contract'
import { channel, type Handlers, type Result } from '../../shared/ipc/define'
import { requestSchemas } from './schemas'

type AnyHandler = (request: unknown) => unknown
type AnySchema = { safeParse(input: unknown): { success: true; data: unknown } | { success: false } }

export interface RegisterOptions {
  /** True only for the main frame of our own window, showing our own page. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly onUnexpected: (channel: string, error: unknown) => void
}

/** Connects every question of the contract to its handler. The only user of `ipcMain`. */
export function registerHandlers(handlers: Handlers<typeof contract>, options: RegisterOptions): void {
  for (const [group, entries] of Object.entries(contract)) {
    for (const [key, { kind }] of Object.entries(entries)) {
      if (kind === 'event') continue
      const handler = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[key]
      const schema = (requestSchemas as unknown as Record<string, Record<string, AnySchema>>)[group]?.[key]
      if (!handler || !schema) throw new Error(`No handler or schema for ${channel(group, key)}`)
      register(channel(group, key), { handler, schema }, options)
    }
  }
}

function register(
  name: string,
  { handler, schema }: { readonly handler: AnyHandler; readonly schema: AnySchema },
  { isTrusted, onUnexpected }: RegisterOptions,
): void {
  ipcMain.handle(name, async (event, input: unknown): Promise<Result<unknown>> => {
    if (!isTrusted(event)) return { ok: false, error: { code: 'bad-request' } }
    const request = schema.safeParse(input)
    if (!request.success) return { ok: false, error: { code: 'bad-request' } }
    try {
      return { ok: true, value: await handler(request.data) }
    } catch (error) {
      const info = describeError(error)
      if (info.code === 'unexpected') onUnexpected(name, error)
      return { ok: false, error: info }
    }
  })
}
