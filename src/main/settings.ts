import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../core/vault/write-atomically'
import { themes } from '../shared/model/settings'

const settingsSchema = z.object({
  theme: z.enum(themes).catch('system').default('system'),
  verify: z.boolean().catch(true).default(true),
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
      writing = writing.catch(() => undefined).then(() => writeAtomically(file, text))
      return writing
    },
  }
}

function readSettings(file: string): SettingsValues {
  mkdirSync(dirname(file), { recursive: true })
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return settingsSchema.parse({})
  }
}
