import { useEffect, useState } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { ShownMessage } from '../../../shared/model/record-details'
import { call } from '../../call'
import { useAction } from '../../ui/use-action'
import { useRest } from '../../ui/use-rest'

/** Conversations that fly by while a key is held down are not asked for (ms). */
const restBeforeLoading = 120

interface Pages {
  /** Oldest first; null before the first page. */
  readonly messages: readonly ShownMessage[] | null
  readonly before: string | null
  readonly count: number
}

export interface Messages extends Pages {
  readonly pending: boolean
  readonly error: ErrorInfo | null
  readonly hasOlder: boolean
  /** The first page, or the one before what is there. */
  readonly loadOlder: () => void
}

const none: Pages = { messages: null, before: null, count: 0 }

/** The messages of a conversation, the newest page first. */
export function useMessages(catalogId: string, itemId: number): Messages {
  const [pages, setPages] = useState(none)
  const { pending, error, run } = useAction()
  const rested = useRest(restBeforeLoading)
  const { before } = pages
  const loadOlder = () =>
    run(async () => {
      const page = await call(window.api.catalog.record({ catalogId, itemId, before }))
      if (page.kind === 'conversation') setPages(known => withOlder(known, page.messages, page.before))
    })
  const wanted = rested && pages.messages === null && !pending && error === null
  useEffect(() => {
    if (wanted) loadOlder()
  })
  return { ...pages, pending, error, hasOlder: before !== null, loadOlder }
}

/** What came meanwhile may have shifted the pages: no message stands there twice. */
function withOlder(known: Pages, older: readonly ShownMessage[], before: string | null): Pages {
  const messages = known.messages ?? []
  const keys = new Set(messages.map(({ key }) => key))
  const added = older.filter(({ key }) => !keys.has(key))
  return {
    messages: [...added, ...messages],
    // Nothing new and the same place again would be asked for without an end.
    before: before === known.before ? null : before,
    count: known.count + 1,
  }
}
