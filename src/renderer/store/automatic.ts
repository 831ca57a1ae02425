import { create } from 'zustand'
import type { AutomaticPhone, AutomaticRule, AutomaticView } from '../../shared/model/automatic'
import { call } from '../call'

interface AutomaticStore {
  /** Null until main has told. */
  readonly view: AutomaticView | null
}

export const useAutomatic = create<AutomaticStore>(() => ({ view: null }))

/** @throws {ApiError} */
export async function changeRule(
  { phoneId, rule }: Pick<AutomaticPhone, 'phoneId' | 'rule'>,
  part: Partial<AutomaticRule>,
): Promise<void> {
  await call(window.api.automatic.setRule({ phoneId, rule: { ...rule, ...part } }))
}

/** The phones whose backup is about to start. */
export function countingDown({ view }: AutomaticStore): readonly AutomaticPhone[] {
  return view?.phones.filter(({ state }) => state.kind === 'countdown') ?? []
}

/** The phones that should have been backed up long ago. */
export function overduePhones({ view }: AutomaticStore): readonly AutomaticPhone[] {
  return view?.phones.filter(({ overdue, state }) => overdue && state.kind === 'held') ?? []
}
