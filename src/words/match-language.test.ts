import { describe, expect, it } from 'vitest'
import { matchLanguage } from './match-language'

describe('matchLanguage', () => {
  it.each([
    [['en-GB'], 'en'],
    [['zh-CN'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['zh-TW', 'en-US'], 'en'],
    [['zh-Hant-HK'], 'en'],
    [['de-DE', 'zh-Hans-CN', 'en'], 'zh-CN'],
    [['de-DE', 'fr'], 'en'],
    [['', 'C', 'not a tag', 'zh-CN'], 'zh-CN'],
    [[], 'en'],
  ] as const)('%j is %s', (wanted, language) => {
    expect(matchLanguage(wanted)).toBe(language)
  })
})
