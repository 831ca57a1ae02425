/**
 * The first character that each Latin letter's syllables begin with, in the order of pinyin: none begins with i, u or v.
 * From the collation of Unicode CLDR, as Android's own index of names uses it (android.icu.text.AlphabeticIndex).
 */
const pinyin = [
  ...['阿a', '八b', '嚓c', '哒d', '妸e', '发f', '旮g', '哈h', '讥j', '咔k', '垃l', '妈m'],
  ...['拏n', '噢o', '妑p', '七q', '呥r', '仨s', '他t', '屲w', '夕x', '丫y', '帀z'],
]

/** Of a syllable of Hangul the consonant that it begins with, in Unicode's order from U+1100 on. */
const consonants = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

/**
 * What a name stands under in an index of names: a capital letter without accents, of Chinese that of its pinyin. Null for
 * a name that begins with no letter.
 */
export function createInitialOf(): (name: string) => string | null {
  const { compare } = new Intl.Collator('zh-Hans-u-co-pinyin')
  return name => {
    const [first] = name.trim().normalize('NFD')
    if (first === undefined || !/\p{L}/u.test(first)) return null
    if (/\p{Script=Han}/u.test(first)) {
      const found = pinyin.findLast(entry => compare(first, entry.charAt(0)) >= 0)
      return found?.charAt(1).toUpperCase() ?? null
    }
    return consonants[(first.codePointAt(0) ?? 0) - 0x1100] ?? first.toUpperCase()
  }
}

/** What stands for a person without a photo: the first letters of two names, or of one. Empty where there is no letter. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,.;()"'“”]+/u).filter(word => /^\p{L}/u.test(word))
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : words
  const start = firstLetter(first)
  // Two of these say no more than one, and are too wide.
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(start)) return start
  return (start + firstLetter(last)).toLocaleUpperCase()
}

function firstLetter(word: string): string {
  const [letter = ''] = word.normalize('NFC')
  return letter
}
