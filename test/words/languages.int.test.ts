import { TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/shared/model/language'
import cli from '../../src/words/cli.json'
import { loadMessages } from '../../src/words/load-messages'
import en from '../../src/words/en.json'
import zh from '../../src/words/zh-CN.json'
import { flatten, type MessageTree } from '../../src/words/messages'
import { argumentsOf, messageParts } from './message-parts'

const english = flatten(en)
/** By itself: what it lacks would be in English. */
const others: readonly (readonly [language: string, tree: MessageTree])[] = [['zh-CN', zh]]

it('every language that is offered is checked here', () => {
  expect(['en', ...others.map(([language]) => language)]).toEqual(languages)
})

it.each(languages)('%s can be loaded, and says all there is to say', async language => {
  expect([...(await loadMessages(language)).keys()]).toEqual([...english.keys()])
})

describe.each([['en', en] as const, ...others])('%s', (language, tree) => {
  const messages = flatten(tree)

  it('has the messages of English, and no others', () => {
    expect([...messages.keys()]).toEqual([...english.keys()])
  })

  it('is told the same in each message', () => {
    for (const [key, text] of messages)
      expect([key, argumentsOf(text)]).toEqual([key, argumentsOf(english.get(key) ?? '')])
  })

  it('has the plurals of the language and no others, and an answer to each that is asked', () => {
    expectChoices(language, messages)
  })
})

it('the command line has the plurals of English, the only language it speaks', () => {
  expectChoices('en', flatten(cli))
})

/** @param messages each of which has to be ICU MessageFormat */
function expectChoices(language: string, messages: ReadonlyMap<string, string>): void {
  const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  for (const [key, text] of messages)
    for (const part of messageParts(text)) {
      if (part.type === TYPE.plural) {
        const named = Object.keys(part.options).filter(name => !name.startsWith('='))
        expect([key, named.toSorted()]).toEqual([key, plurals.toSorted()])
      }
      if (part.type === TYPE.select)
        expect([key, Object.keys(part.options)]).toEqual([key, ['true', 'other']])
    }
}
