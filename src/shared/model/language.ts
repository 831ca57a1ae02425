/** The languages that the window speaks, as BCP 47 tags, in the order in which they are offered. */
export const languages = ['en', 'zh-CN'] as const

export type Language = (typeof languages)[number]

/** What each calls itself, for whoever does not read the one that is shown. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

/** What is set: one of them, or that of the system. */
export const languageChoices = ['system', ...languages] as const

export type LanguageChoice = (typeof languageChoices)[number]

export interface LanguageView {
  readonly choice: LanguageChoice
  /** What comes of it here. */
  readonly language: Language
}
