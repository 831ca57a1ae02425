import { create } from 'zustand'
import type { ErrorInfo } from '../../shared/model/errors'
import type { NewFolderRule, PhoneFolders, WaitingFolders } from '../../shared/model/folders'
import { call } from '../call'
import { toErrorInfo } from '../lib/api-error'
import { phoneBrowse } from './browse'

interface FoldersStore {
  /** The phone's catalog that `view` is of. */
  readonly catalogId: string | null
  /** Null until main has answered for the first time. */
  readonly view: PhoneFolders | null
  /** Why the last question or change came to nothing. */
  readonly error: ErrorInfo | null
}

const none: FoldersStore = { catalogId: null, view: null, error: null }

export const useFolders = create<FoldersStore>(() => none)

/** How many new folders of each phone wait for an answer, by hardware serial. */
export const useWaitingFolders = create<{ readonly waiting: WaitingFolders }>(() => ({ waiting: {} }))

let asking = false
let askAgain = false

/** Fetches the folders found so far of the phone that is looked at. One question at a time: the scan tells more often. */
export async function fetchFolders(): Promise<void> {
  if (asking) {
    askAgain = true
    return
  }
  asking = true
  askAgain = false
  await ask(catalogId => window.api.folders.get({ catalogId }))
  asking = false
  if (askAgain) await fetchFolders()
}

/** Switches folders on or off; seen at once. Failures end up in the store. */
export async function switchFolders(ids: readonly number[], on: boolean): Promise<void> {
  const { view } = useFolders.getState()
  const switched = new Set(ids)
  if (view !== null) {
    const folders = view.folders.map(folder =>
      switched.has(folder.id) ? { ...folder, on, isNew: false } : folder,
    )
    useFolders.setState({ view: { ...view, folders } })
  }
  await ask(catalogId => window.api.folders.switch({ catalogId, ids, on }))
}

export async function setNewFolders(newFolders: NewFolderRule): Promise<void> {
  const { view } = useFolders.getState()
  if (view !== null) useFolders.setState({ view: { ...view, newFolders } })
  await ask(catalogId => window.api.folders.setRule({ catalogId, newFolders }))
}

/** The person has seen what is new. */
export async function markFoldersSeen(): Promise<void> {
  await ask(catalogId => window.api.folders.seen({ catalogId }))
}

async function ask(
  question: (catalogId: string) => ReturnType<typeof window.api.folders.get>,
): Promise<void> {
  const catalogId = phoneBrowse.catalog.getState().view?.id
  if (catalogId === undefined) return
  if (useFolders.getState().catalogId !== catalogId) useFolders.setState({ ...none, catalogId })
  try {
    const view = await call(question(catalogId))
    // Something else may be looked at by now.
    if (useFolders.getState().catalogId === catalogId) useFolders.setState({ view, error: null })
  } catch (thrown) {
    if (useFolders.getState().catalogId === catalogId) useFolders.setState({ error: toErrorInfo(thrown) })
  }
}
