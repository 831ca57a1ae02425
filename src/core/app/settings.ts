import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { keepPrivate, writePrivately } from '../disk/private-folder'
import { languageChoices } from '../../shared/model/language'
import { rereads, themes } from '../../shared/model/settings'

const settingsSchema = z.object({
  language: z.enum(languageChoices).catch('system').default('system'),
  theme: z.enum(themes).catch('system').default('system'),
  verify: z.boolean().catch(true).default(true),
  reread: z.enum(rereads).catch('some').default('some'),
  encrypt: z.boolean().catch(false).default(false),
  lookForUpdates: z.boolean().catch(true).default(true),
  background: z.boolean().catch(false).default(false),
  /** Whether the app starts with the computer, hidden, and stays when its window is closed. */
  staysReady: z.boolean().catch(false).default(false),
  outputFolder: z.string().nullable().catch(null).default(null),
  /** Where the window was. */
  windowPlace: z
    .object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() })
    .nullable()
    .catch(null)
    .default(null),
  /** Where else backups are looked for. */
  libraryFolders: z.array(z.string()).catch([]).default([]),
  /** Which folders of a phone a backup without a window takes, by hardware serial; read by folder-settings.ts. */
  folders: z.record(z.string(), z.unknown()).catch({}).default({}),
  /** By phone; what only a newer version knows is kept (retention-settings.ts). */
  retention: z.record(z.string(), z.unknown()).catch({}).default({}),
})

export type SettingsValues = Readonly<z.infer<typeof settingsSchema>>

export interface Settings {
  readonly get: () => SettingsValues
  /** Takes effect at once; resolves when it is on disk. */
  readonly change: (part: Partial<SettingsValues>) => Promise<void>
  /** Resolves when all that was changed is on disk, or could not be written. */
  readonly settled: () => Promise<void>
}

/** The app's own settings in one small JSON file. A missing or broken file gives the defaults. */
export function openSettings(file: string): Settings {
  let values: SettingsValues = readSettings(file)
  let writing: Promise<void> = Promise.resolve()
  return {
    get: () => values,
    change: part => {
      values = { ...values, ...part }
      const text = JSON.stringify(values, null, 2)
      writing = writing.catch(() => undefined).then(() => writePrivately(file, text))
      return writing
    },
    settled: () => writing.catch(() => undefined),
  }
}

function readSettings(file: string): SettingsValues {
  keepPrivate(file)
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return settingsSchema.parse({})
  }
}
