import type { ContentUri } from './content/content-uri'
import { fileNotFound, securityException } from './java-exception'
import type { Provider } from './providers/provider'

export interface Guard {
  readonly mayWrite: () => boolean
  /** The message of the SecurityException for a write to that URI that is not let through; undefined where it is silent. */
  readonly refuse: ((uri: string) => string) | undefined
}

/**
 * Puts what ContentProvider.Transport (AOSP frameworks/base, core/java/android/content/ContentProvider.java) does before a
 * provider's own write: a missing permission throws; an app-op that is not allowed makes insert, update and delete do nothing
 * and say nothing, and opening for writing fail.
 */
export function guardProvider(provider: Provider, { mayWrite, refuse }: Guard): Provider {
  const passes = (uri: ContentUri): boolean => {
    if (mayWrite()) return true
    if (refuse !== undefined) throw securityException(refuse(uri.text))
    return false
  }
  return {
    ...provider,
    insert: (uri, values) => passes(uri) && provider.insert(uri, values),
    update: (uri, values, where) => {
      if (passes(uri)) provider.update(uri, values, where)
    },
    remove: (uri, where) => {
      if (passes(uri)) provider.remove(uri, where)
    },
    write: async (uri, bytes) => {
      if (!passes(uri)) throw fileNotFound('App op not allowed')
      await provider.write(uri, bytes)
    },
  }
}
