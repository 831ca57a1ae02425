import { create } from 'zustand'
import type { AdbToolsView } from '../../shared/model/adb-tools'
import { call } from '../call'

interface AdbToolsStore {
  /** Null until main has answered for the first time. */
  readonly view: AdbToolsView | null
}

export const useAdbTools = create<AdbToolsStore>(() => ({ view: null }))

/** For who has agreed to Google's terms. @throws {ApiError} */
export const fetchAdb = () => call(window.api.adb.fetch({ agreed: true }))

/** @throws {ApiError} */
export const stopFetchingAdb = () => call(window.api.adb.cancel())

/** @throws {ApiError} */
export const removeAdb = () => call(window.api.adb.remove())
