import type { Random } from '../../gallery/random'

const sentences = [
  'Are we still on for Thursday?',
  'The train is late again, about twenty minutes.',
  'Thanks, got it!',
  'Can you bring bread and milk, please?',
  'Happy birthday! 🎉🎂',
  'Your parcel will arrive between 10:00 and 12:00.',
  'Schöne Grüße aus Köln — bis bald!',
  "I've left the keys with the neighbour; she's in until six.",
  'שלום, מה שלומך?',
  'مرحبا، كيف الحال؟',
  'Ok 👍🏽',
  'That was a lovely evening, thank you so much.',
  'Call me when you are home, no hurry.',
  '今日は雨ですね',
  'Two tickets, row 7, seats 12 and 13, confirmed.',
  'Where are you?\nWe are at the fountain.',
  'Your code is 482915. Never share it.',
  'See https://example.com/walks?id=7&date=tomorrow',
  'ha ha ha',
  'I think so, but let me ask first, then I will tell you, date=unknown so far.',
] as const

export const ordinaryText = (random: Random): string => {
  const [first, ...rest] = sentences
  const one = random.pick([first, ...rest])
  return random.chance(0.2) ? `${one} ${random.pick([first, ...rest])}` : one
}

/** What a reader of `content query` might trip over. */
export const hostileTexts: readonly string[] = [
  'one line\nanother line',
  'Row: 7 _id=8, address=+15550100, date=1, body=not a row',
  'first\nRow: 1 _id=2, body=second',
  'text, date=1700000000000, type=2',
  'NULL',
  '',
  ' leading and trailing ',
  'ends with a line feed\n',
  'carriage\r\nreturn and \t tab',
  '👩‍👩‍👧‍👦 family 🏳️‍🌈 flag',
  '‏עברית ‎mixed‏ with English',
  'No result found.',
  'Error while accessing provider:sms',
  `it's "quoted" \\ and $HOME \`id\` ; & | < > %s %n`,
  '<xml attr="a&b">]]></xml> &amp; &#10;',
  '\u0001\u0007\u001b[31m control characters',
  'combining: e\u0301 a\u0308, astral: 𝒳𝓎𝓏, NFC: é ä',
  ', body=',
  '\n\n\n',
  'Row: 0 ',
]

/** A text of at least this many bytes, in lines. */
export function longText(bytes: number): string {
  const line =
    'A long message, as those are that somebody has pasted: äöü 0123456789, Row: 3 _id=4, body=x.\n'
  return line.repeat(Math.ceil(bytes / Buffer.byteLength(line)))
}
