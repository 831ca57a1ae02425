import { create } from 'zustand'
import type { UpdateView } from '../../shared/model/update'
import { call } from '../call'

interface UpdatesStore {
  /** Null until main has answered for the first time. */
  readonly view: UpdateView | null
  /** The person does not want to hear of it in this run of the app. */
  readonly later: boolean
}

export const useUpdates = create<UpdatesStore>(() => ({ view: null, later: false }))

/** @throws {ApiError} */
export const downloadUpdate = () => call(window.api.updates.download())

/** @throws {ApiError} */
export const installUpdate = () => call(window.api.updates.install())

export function decideLater(): void {
  useUpdates.setState({ later: true })
}
