import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { keepPrivate, writePrivately } from '../disk/private-folder'
import { rereads, themes } from '../../shared/model/settings'

const settingsSchema = z.object({
  theme: z.enum(themes).catch('system').default('system'),
  verify: z.boolean().catch(true).default(true),
  reread: z.enum(rereads).catch('some').default('some'),
  encrypt: z.boolean().catch(false).default(false),
  lookForUpdates: z.boolean().catch(true).default(true),
  outputFolder: z.string().nullable().catch(null).default(null),
  /** Where else backups are looked for. */
  libraryFolders: z.array(z.string()).catch([]).default([]),
})

export type SettingsValues = Readonly<z.infer<typeof settingsSchema>>

export interface Settings {
  readonly get: () => SettingsValues
  /** Takes effect at once; resolves when it is on disk. */
  readonly change: (part: Partial<SettingsValues>) => Promise<void>
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
