import { z } from 'zod'
import { automaticRuleSchema } from '../../core/app/automatic/automatic-book'
import type { contract } from '../../shared/ipc/contract'
import type { RequestMap } from '../../shared/ipc/define'
import { mediaKinds } from '../../shared/model/catalog'
import { removalWays } from '../../shared/model/free-up'
import { isAnyCategory, perCategory } from '../../shared/model/category'
import { newFolderRules } from '../../shared/model/folders'
import { languageChoices } from '../../shared/model/language'
import { placeRuleSchema } from '../../core/app/places/place-book'
import { retentionRuleSchema } from '../../core/app/retention-settings'
import { serviceKinds } from '../../shared/model/place'
import { removals } from '../../shared/model/retention'
import { conflictRules, contactWays } from '../../shared/model/restore'
import { helpPages, rereads, themes } from '../../shared/model/settings'
import { terminalCommands } from '../../shared/terminal-commands'

const nothing = z.undefined().transform(() => undefined as void)
const id = z.string().min(1).max(200)
/** Where no serial number is known, it is longer. */
const phoneId = z.string().min(1).max(10_000)
const itemId = z.int().nonnegative()
const password = z.string().max(10_000)
const placeName = z.string().trim().min(1).max(100)
const ids = z.array(itemId).max(5_000_000)
/** What Date can hold, in milliseconds since 1970. */
const time = z.number().min(0).max(8.64e15)

const categorySelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('only'), ids }),
  z.object({ kind: z.literal('except'), ids }),
])

/** The categories of this version, and the hundred that a backup may have of newer ones. */
const maxSelected = 200

const selection = z
  .object({ ...perCategory(() => categorySelection), 'newer:': categorySelection })
  .catchall(categorySelection)
  .refine(chosen => Object.keys(chosen).length <= maxSelected)

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
    language: nothing,
    setLanguage: z.object({ choice: z.enum(languageChoices) }),
    theme: nothing,
    setTheme: z.object({ theme: z.enum(themes) }),
    preferences: nothing,
    setPreferences: z.object({
      verify: z.boolean(),
      reread: z.enum(rereads),
      encrypt: z.boolean(),
      lookForUpdates: z.boolean(),
      background: z.boolean(),
    }),
    openHelp: z.object({ page: z.enum(helpPages) }),
    close: z.object({ background: z.boolean() }),
    reloaded: nothing,
    showLog: nothing,
    saveReport: nothing,
    showLicences: nothing,
  },
  devices: {
    get: nothing,
    retryAdb: nothing,
    reconnect: z.object({ serial: id }),
    copyCommand: z.object({ command: z.enum(terminalCommands) }),
    startSample: nothing,
    stopSample: nothing,
  },
  adb: {
    get: nothing,
    fetch: z.object({ agreed: z.literal(true) }),
    cancel: nothing,
    remove: nothing,
  },
  wifi: {
    get: nothing,
    start: nothing,
    pairByCode: z.strictObject({ address: z.string().max(300), code: z.string().max(20) }),
    connect: z.strictObject({ address: z.string().max(300) }),
    cancel: nothing,
    disconnect: z.strictObject({ serial: id }),
  },
  catalog: {
    open: z.object({ serial: id }),
    items: z.object({ catalogId: id, category: z.string().max(200).refine(isAnyCategory) }),
    visible: z.object({ catalogId: id, kind: z.enum(mediaKinds), ids: z.array(itemId).max(5_000) }),
    record: z.object({ catalogId: id, itemId, before: z.string().max(200).nullable() }),
    searchMessages: z.object({ catalogId: id, text: z.string().min(1).max(200) }),
    close: z.object({ catalogId: id }),
  },
  folders: {
    get: z.object({ catalogId: id }),
    switch: z.object({ catalogId: id, ids: ids.max(100_000), on: z.boolean() }),
    setRule: z.object({ catalogId: id, newFolders: z.enum(newFolderRules) }),
    seen: z.object({ catalogId: id }),
    waiting: nothing,
  },
  output: { current: nothing, pick: nothing },
  backup: {
    start: z.object({
      catalogId: id,
      selection: z.union([selection, z.literal('standing')]),
      grant: id,
      encryption: z
        .object({ password: password.nullable(), newKey: z.boolean(), remember: z.boolean() })
        .nullable(),
    }),
    resume: z.object({
      catalogId: id,
      backupId: id,
      password: password.nullable(),
      remember: z.boolean(),
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
  retention: {
    get: z.object({ phoneId }),
    set: z.object({ phoneId, rule: retentionRuleSchema, removal: z.enum(removals).nullable() }),
    preview: z.object({ phoneId, rule: retentionRuleSchema }),
    run: z.object({
      phoneId,
      rule: retentionRuleSchema,
      removal: z.enum(removals),
      backupIds: z.array(id).max(100_000),
    }),
  },
  restore: {
    check: z.object({ catalogId: id, selection, serial: id, target }),
    start: z.object({
      ...{ catalogId: id, selection, serial: id, target },
      ...{ onConflict: z.enum(conflictRules), contactsBy: z.enum(contactWays) },
    }),
    countContacts: z.object({ serial: id }),
    pickFolder: nothing,
    export: z.object({ catalogId: id, selection, grant: id }),
  },
  automatic: {
    get: nothing,
    setRule: z.object({ phoneId: id, rule: automaticRuleSchema }),
    putOff: z.object({
      phoneId: id,
      hours: z
        .number()
        .min(0)
        .max(24 * 31),
    }),
    startNow: z.object({ phoneId: id }),
    setStaysReady: z.object({ on: z.boolean() }),
  },
  places: {
    get: nothing,
    addFolder: nothing,
    addService: z.object({
      name: placeName,
      kind: z.enum(serviceKinds),
      type: z.string().max(100),
      folder: z.string().max(1_000),
      options: z.record(z.string().regex(/^[a-z0-9_]{1,100}$/), z.string().max(100_000)),
    }),
    answerService: z.object({ answer: z.string().max(100_000) }),
    cancelService: nothing,
    setRule: z.object({ placeId: id, rule: placeRuleSchema }),
    rename: z.object({ placeId: id, name: placeName }),
    remove: z.object({ placeId: id }),
    copyNow: z.object({ placeId: id }),
    check: z.object({ placeId: id, full: z.boolean() }),
    look: z.object({ placeId: id }),
    fetch: z.object({ backupId: id }),
  },
  freeUp: {
    open: z.object({
      backupId: id,
      serial: id,
      before: time,
      password: password.nullable(),
      remember: z.boolean(),
    }),
    narrow: z.object({ catalogId: id, before: time }),
    start: z.object({ catalogId: id, selection, way: z.enum(removalWays) }),
    putBack: z.object({ id, password: password.nullable() }),
  },
  jobs: {
    list: nothing,
    cancel: z.object({ id }),
    setPaused: z.object({ id, paused: z.boolean() }),
    verify: z.object({ id, password: password.nullable() }),
    issues: z.object({ id }),
    report: z.object({ id }),
    openFolder: z.object({ id }),
    saveProblems: z.object({ id }),
  },
  updates: { get: nothing, download: nothing, install: nothing },
} satisfies Schemas<RequestMap<typeof contract>>
