import { useState } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { MessageHit } from '../../../shared/model/record-details'
import { useAnswer } from '../../lib/use-answer'
import { useCatalog } from '../../store/use-browse'

/** All messages are read for it: not for every letter that is typed (ms). */
const restBeforeSearching = 450

export interface TextSearch {
  /** What is searched for; null where that is too little. */
  readonly asked: string | null
  /** Newest first; null before the first answer. */
  readonly hits: readonly MessageHit[] | null
  readonly searching: boolean
  readonly error: ErrorInfo | null
  readonly retry: () => void
}

/** Searches the texts of all conversations. */
export function useTextSearch(typed: string): TextSearch {
  const catalogId = useCatalog(state => state.view?.id)
  const scanning = useCatalog(state => state.view?.status === 'scanning')
  const [attempt, setAttempt] = useState(0)
  const text = typed.trim()
  const asked = isEnough(text) ? text : null
  const ask =
    catalogId === undefined || asked === null
      ? null
      : () => window.api.catalog.searchMessages({ catalogId, text: asked })
  // Once more when all has been listed: there may be conversations that were not there before.
  const { value, current } = useAnswer(ask, [catalogId, asked, scanning, attempt], restBeforeSearching)
  return {
    asked,
    hits: value?.ok ? value.value : null,
    searching: asked !== null && !current,
    error: value === null || value.ok || !current ? null : value.error,
    retry: () => setAttempt(attempt + 1),
  }
}

/** One letter is in every message; one Chinese character says something. */
function isEnough(text: string): boolean {
  return text.length > 1 || /\p{Script=Han}/u.test(text)
}
