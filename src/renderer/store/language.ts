import { create } from 'zustand'
import type { LanguageChoice, LanguageView } from '../../shared/model/language'
import { call } from '../call'
import { speak } from '../words/say'

export const useLanguage = create<LanguageView>(() => ({ choice: 'system', language: 'en' }))

/** Chooses the words, before the first of them is shown. */
export async function startLanguage(): Promise<void> {
  const answer = await window.api.app.language()
  await show(answer.ok ? answer.value : useLanguage.getState())
}

/** Changes all that is on the screen at once. @throws {ApiError} */
export async function changeLanguage(choice: LanguageChoice): Promise<void> {
  await show(await call(window.api.app.setLanguage({ choice })))
}

async function show(view: LanguageView): Promise<void> {
  await speak(view.language)
  document.documentElement.lang = view.language
  useLanguage.setState(view)
}
