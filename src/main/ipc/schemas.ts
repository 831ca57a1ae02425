import { z } from 'zod'
import type { contract } from '../../shared/ipc/contract'
import type { RequestMap } from '../../shared/ipc/define'
import { mediaKinds } from '../../shared/model/catalog'
import { categories, perCategory } from '../../shared/model/category'
import { conflictRules } from '../../shared/model/restore'
import { rereads, themes } from '../../shared/model/settings'

const nothing = z.undefined().transform(() => undefined as void)
const id = z.string().min(1).max(200)
const itemId = z.int().nonnegative()
const password = z.string().max(10_000)
const ids = z.array(itemId).max(5_000_000)

const categorySelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('only'), ids }),
  z.object({ kind: z.literal('except'), ids }),
])

const selection = z.object(perCategory(() => categorySelection))

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('original') }),
  z.object({ kind: z.literal('folder'), name: z.string().max(1_000) }),
])

type Schemas<Map> = {
  readonly [G in keyof Map]: { readonly [K in keyof Map[G]]: z.ZodType<Map[G][K]> }
}

/** The window is not trusted: every request is parsed by one of these before a handler sees it. */
export const requestSchemas = {
  app: {
    info: nothing,
    theme: nothing,
    setTheme: z.object({ theme: z.enum(themes) }),
    preferences: nothing,
    setPreferences: z.object({
      verify: z.boolean(),
      reread: z.enum(rereads),
      encrypt: z.boolean(),
      lookForUpdates: z.boolean(),
    }),
    openHelp: z.object({ page: z.enum(['usb-debugging', 'install-adb']) }),
    close: nothing,
  },
  devices: {
    get: nothing,
    retryAdb: nothing,
    reconnect: z.object({ serial: id }),
    startSample: nothing,
    stopSample: nothing,
  },
  catalog: {
    open: z.object({ serial: id }),
    items: z.object({ catalogId: id, category: z.enum(categories) }),
    visible: z.object({ catalogId: id, kind: z.enum(mediaKinds), ids: z.array(itemId).max(5_000) }),
    close: z.object({ catalogId: id }),
  },
  output: { current: nothing, pick: nothing },
  backup: {
    start: z.object({
      catalogId: id,
      selection,
      grant: id,
      encryption: z
        .object({ password: password.nullable(), newKey: z.boolean(), remember: z.boolean() })
        .nullable(),
    }),
    earlier: z.object({ serial: id }),
    encryption: z.object({ serial: id, grant: id }),
    changePassword: z.object({ serial: id, grant: id, oldPassword: password, newPassword: password }),
  },
  library: {
    scan: nothing,
    addFolder: nothing,
    dropFolder: z.object({ path: z.string().max(10_000) }),
    removeFolder: z.object({ folderId: id }),
    open: z.object({
      backupId: id,
      password: password.nullable(),
      remember: z.boolean(),
      trustUnsigned: z.boolean(),
    }),
    details: z.object({ catalogId: id }),
    trash: z.object({ backupId: id }),
    reveal: z.object({ backupId: id }),
    verify: z.object({ backupId: id, password: password.nullable() }),
    openItem: z.object({ catalogId: id, itemId }),
    dragItems: z.object({ catalogId: id, ids: z.array(itemId).min(1).max(500) }),
  },
  restore: {
    check: z.object({ catalogId: id, selection, serial: id, target }),
    start: z.object({ catalogId: id, selection, serial: id, target, onConflict: z.enum(conflictRules) }),
    pickFolder: nothing,
    export: z.object({ catalogId: id, selection, grant: id }),
  },
  jobs: {
    list: nothing,
    cancel: z.object({ id }),
    setPaused: z.object({ id, paused: z.boolean() }),
    verify: z.object({ id, password: password.nullable() }),
    report: z.object({ id }),
    openFolder: z.object({ id }),
    saveProblems: z.object({ id }),
  },
  updates: { get: nothing, download: nothing, install: nothing },
} satisfies Schemas<RequestMap<typeof contract>>
