import { app } from 'electron'
import type { Settings } from '../core/app/settings'
import type { LanguageChoice, LanguageView } from '../shared/model/language'
import { createSay, type Say } from '../words/create-say'
import { loadMessages } from '../words/load-messages'
import { matchLanguage } from '../words/match-language'
import type { MessageKey } from '../words/messages'

/** What main itself says: menus, notifications, dialogs of the system. */
export interface Speech {
  /** A message in the language in use: never to be kept, for that may change. */
  readonly say: Say<MessageKey>
  readonly view: () => LanguageView
  readonly choose: (choice: LanguageChoice) => Promise<LanguageView>
  /** Called after each change. */
  readonly onChange: (listener: () => void) => void
}

/** Speaks as the settings say, or as the system does. Electron has to be ready: before that it does not know the system's languages. */
export async function openSpeech(settings: Settings): Promise<Speech> {
  const listeners: (() => void)[] = []
  const view = (): LanguageView => {
    const { language: choice } = settings.get()
    const language = choice === 'system' ? matchLanguage(app.getPreferredSystemLanguages()) : choice
    return { choice, language }
  }
  let current = await load(view())
  return {
    say: (key, values) => current(key, values),
    view,
    choose: async choice => {
      await settings.change({ language: choice })
      current = await load(view())
      listeners.forEach(listener => listener())
      return view()
    },
    onChange: listener => void listeners.push(listener),
  }
}

async function load({ language }: LanguageView): Promise<Say<MessageKey>> {
  return createSay(language, await loadMessages(language))
}
