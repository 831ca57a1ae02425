import { languages, type Language } from '../shared/model/language'

/**
 * The first of the system's languages that the app speaks; English where there is none. Script counts, region does not:
 * `zh` and `zh-SG` are Simplified Chinese, `zh-TW` is not.
 * @param wanted BCP 47 tags, the dearest first; what is not a tag is passed over
 */
export function matchLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find(language => isSame(language, tag))
    if (found !== undefined) return found
  }
  return 'en'
}

function isSame(ours: Language, tag: string): boolean {
  const own = new Intl.Locale(ours).maximize()
  const other = maximize(tag)
  return other !== null && other.language === own.language && other.script === own.script
}

function maximize(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return null
  }
}
