import type { Language } from '../../shared/model/language'
import { createFormat, type Format } from '../../words/create-format'
import { createSay, type Say, type Values } from '../../words/create-say'
import { loadMessages } from '../../words/load-messages'
import type { MessageKey } from '../../words/messages'

interface Speech {
  readonly language: Language
  readonly say: Say<MessageKey>
  readonly format: Format
}

let speech: Speech | null = null

/** From now on words are in this language. Before the first call there are none; what is on the screen stays as it is. */
export async function speak(language: Language): Promise<void> {
  const say = createSay<MessageKey>(language, await loadMessages(language))
  speech = { language, say, format: createFormat(language) }
}

/** A message in the language in use: never to be kept, for that may change. */
export function say(key: MessageKey, values?: Values): string {
  return spoken().say(key, values)
}

/** How the language in use writes numbers, sizes and dates. */
export function format(): Format {
  return spoken().format
}

/** The language in use. */
export function language(): Language {
  return spoken().language
}

function spoken(): Speech {
  if (speech === null) throw new Error('Something is to be said before a language has been chosen.')
  return speech
}
