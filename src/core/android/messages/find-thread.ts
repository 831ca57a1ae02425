import { isRefusal } from '../../phone/phone-error'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { parseIds } from '../content/parse-rows'
import { runContent } from '../content/run-content'
import { askThreads } from './ask-threads'

export type FindThread = (others: readonly string[]) => Promise<number | null>

/**
 * Finds the conversation with some people. MmsProvider finds none for a message that it is given, other than SmsProvider, so
 * it is asked for, and made where there is none (MmsSmsProvider.java, URI_THREAD_ID); the newest Android makes none for a
 * computer, and then only what exists is found.
 * @returns a function that remembers what it has found; null from it for no conversation
 */
export function createThreadFinder(link: PhoneLink, options: ShellOptions): FindThread {
  const found = new Map<string, number | null>()
  let known: Promise<ReadonlyMap<string, number>> | null = null
  return async others => {
    const key = keyOf(others)
    if (others.length === 0) return null
    const before = found.get(key)
    if (before !== undefined) return before
    known ??= knownThreads(link, options)
    const thread = (await known).get(key) ?? (await askThread(link, others, options))
    found.set(key, thread)
    return thread
  }
}

function keyOf(addresses: readonly string[]): string {
  return JSON.stringify([...new Set(addresses)].sort())
}

async function knownThreads(link: PhoneLink, options: ShellOptions): Promise<ReadonlyMap<string, number>> {
  return new Map((await askThreads(link, options)).map(({ id, addresses }) => [keyOf(addresses), id]))
}

async function askThread(
  link: PhoneLink,
  others: readonly string[],
  options: ShellOptions,
): Promise<number | null> {
  const recipients = others.map(other => `recipient=${encodeURIComponent(other)}`).join('&')
  const args = ['query', '--uri', `content://mms-sms/threadID?${recipients}`, '--projection', '_id']
  try {
    const { stdout, error } = await runContent(link, args, options)
    return error ? null : (parseIds(stdout)?.[0] ?? null)
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}
