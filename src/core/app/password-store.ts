import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Protection } from '../format/encrypted/key-ring'
import { writePrivately } from '../disk/private-folder'

/** Passwords by the recipient they open: for as long as the app runs, and in the system's keychain where asked for. */
export interface PasswordStore {
  /** Null when it is not known. */
  readonly get: (recipient: string) => Promise<string | null>
  readonly isRemembered: (recipient: string) => Promise<boolean>
  /** @throws Node's system errors */
  readonly keep: (recipient: string, password: string, remember: boolean) => Promise<void>
}

const fileSchema = z.record(z.string(), z.string())

/** @param keychain null where the system has none: then nothing is written */
export function createPasswordStore(file: string, keychain: () => Protection | null): PasswordStore {
  const session = new Map<string, string>()
  const read = async (): Promise<Record<string, string>> => {
    try {
      return fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch {
      return {}
    }
  }
  const remembered = async (recipient: string): Promise<string | null> => {
    try {
      const sealed = (await read())[recipient]
      return (
        keychain()
          ?.open(Buffer.from(sealed ?? '', 'base64'))
          .toString('utf8') ?? null
      )
    } catch {
      // Sealed by another user or system: as if it had not been kept.
      return null
    }
  }
  return {
    get: async recipient => session.get(recipient) ?? (await remembered(recipient)),
    isRemembered: async recipient => (await remembered(recipient)) !== null,
    keep: async (recipient, password, remember) => {
      session.set(recipient, password)
      const chain = keychain()
      const others = Object.entries(await read()).filter(([one]) => one !== recipient)
      const own = remember && chain ? [[recipient, chain.seal(Buffer.from(password)).toString('base64')]] : []
      if (own.length === 0 && others.length === 0 && !chain) return
      await writePrivately(file, JSON.stringify(Object.fromEntries([...others, ...own]), null, 2))
    },
  }
}
