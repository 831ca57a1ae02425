import { create } from 'zustand'
import type { OutputFolder } from '../../shared/model/output'
import { call } from '../call'

interface OutputState {
  readonly folder: OutputFolder | null
}

export const useOutput = create<OutputState>(() => ({ folder: null }))

/** Asks again where backups go: free space changes while nobody looks. @throws {ApiError} */
export async function loadOutput(): Promise<void> {
  useOutput.setState({ folder: await call(window.api.output.current()) })
}

/** Opens the system's dialog; keeps the folder and answers false when it was cancelled. @throws {ApiError} */
export async function chooseOutput(): Promise<boolean> {
  const chosen = await call(window.api.output.pick())
  if (chosen !== null) useOutput.setState({ folder: chosen })
  return chosen !== null
}
