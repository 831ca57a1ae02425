import type { Language } from '../shared/model/language'
import en from './en.json'
import { flatten, type MessageTree } from './messages'

const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: MessageTree }>>> = {
  'zh-CN': () => import('./zh-CN.json'),
}

/** The messages of a language by their keys; in English where it has none yet. */
export async function loadMessages(language: Language): Promise<ReadonlyMap<string, string>> {
  const english = flatten(en)
  if (language === 'en') return english
  const { default: tree } = await others[language]()
  return new Map([...english, ...flatten(tree)])
}
