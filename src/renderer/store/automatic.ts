import { create } from 'zustand'
import type { AutomaticPhone, AutomaticRule, AutomaticView } from '../../shared/model/automatic'
import { call } from '../call'

interface AutomaticStore {
  /** Null until main has told. */
  readonly view: AutomaticView | null
}

export const useAutomatic = create<AutomaticStore>(() => ({ view: null }))

/** Two changes may follow each other before main has told of the first. @throws {ApiError} */
export async function changeRule(
  { phoneId, ...shown }: Pick<AutomaticPhone, 'phoneId' | 'rule'>,
  part: Partial<AutomaticRule>,
): Promise<void> {
  const known = useAutomatic.getState().view?.phones.find(phone => phone.phoneId === phoneId)
  const rule = known?.rule ?? shown.rule
  useAutomatic.setState(({ view }) => ({ view: view && withRule(view, phoneId, { ...rule, ...part }) }))
  try {
    await call(window.api.automatic.setRule({ phoneId, rule: { ...rule, ...part } }))
  } catch (error) {
    useAutomatic.setState(({ view }) => ({ view: view && withRule(view, phoneId, rule) }))
    throw error
  }
}

function withRule(view: AutomaticView, phoneId: string, rule: AutomaticRule): AutomaticView {
  return { ...view, phones: view.phones.map(one => (one.phoneId === phoneId ? { ...one, rule } : one)) }
}

/** The phones whose backup is about to start. */
export function countingDown({ view }: AutomaticStore): readonly AutomaticPhone[] {
  return view?.phones.filter(({ state }) => state.kind === 'countdown') ?? []
}

/** The phones that should have been backed up long ago. */
export function overduePhones({ view }: AutomaticStore): readonly AutomaticPhone[] {
  return view?.phones.filter(({ overdue, state }) => overdue && state.kind === 'held') ?? []
}
