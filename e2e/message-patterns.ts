import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import en from '../src/words/en.json' with { type: 'json' }
import { flatten } from '../src/words/messages'
import zh from '../src/words/zh-CN.json' with { type: 'json' }

const chinese = flatten(zh)

/**
 * Each message of English as a pattern of what it may look like when it is shown; not names, which are the same in every
 * language, and not what is nothing but values, which could be anything.
 */
export const englishPatterns: readonly string[] = [...flatten(en)]
  .filter(([key, text]) => chinese.get(key) !== text)
  .map(([, text]) => patternOf(parse(text, { ignoreTag: true })))
  .filter(pattern => /\p{L}{2}/u.test(pattern.replaceAll('.*?', '')))

function patternOf(parts: readonly MessageFormatElement[]): string {
  return parts
    .map(part => {
      if (part.type === TYPE.literal) return part.value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      if (part.type !== TYPE.plural && part.type !== TYPE.select) return '.*?'
      const branches = Object.values(part.options).map(({ value }) => patternOf(value))
      return `(?:${branches.join('|')})`
    })
    .join('')
}
