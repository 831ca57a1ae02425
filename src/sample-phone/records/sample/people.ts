import { createRandom, type Random } from '../../gallery/random'

/** Somebody the phone's owner knows. Made up, with numbers of ranges that are kept for fiction. */
export interface Person {
  readonly given: string
  readonly family: string
  readonly number: string
}

const givenNames = [
  ...[
    'Ada',
    'Ben',
    'Clara',
    'Dmitri',
    'Elena',
    'Finn',
    'Grace',
    'Hugo',
    'Ines',
    'Jonas',
    'Käthe',
    'Liam',
    'Mara',
  ],
  ...[
    'Noor',
    'Oskar',
    'Priya',
    'Quentin',
    'Rosa',
    'Søren',
    'Tomás',
    'Uma',
    'Viktor',
    'Wanda',
    'Xenia',
    'Yusuf',
    'Zoë',
  ],
] as const
const familyNames = [
  ...[
    'Sample',
    'Beispiel',
    'Exemple',
    'Testmann',
    'Placeholder',
    'Muster',
    'Fictive',
    'Prøve',
    'Ejemplo',
    'Vzorek',
  ],
  ...['Campione', 'Örnek', 'Mallikas', 'Proefman', 'Amostra'],
] as const

/** Ofcom's numbers for drama (+44 7700 900000 to 900999), and NANP's (555-0100 to 555-0199): all different in their last seven digits. */
export function numberOf(index: number): string {
  const at = index % 1100
  return at < 1000
    ? `+447700900${String(at).padStart(3, '0')}`
    : `+1212555${String(100 + at - 1000).padStart(4, '0')}`
}

export function personOf(index: number): Person {
  const random = createRandom(index * 31 + 7)
  return {
    given: random.pick(asChoices(givenNames)),
    family: random.pick(asChoices(familyNames)),
    number: numberOf(index),
  }
}

const asChoices = (names: readonly string[]): readonly [string, ...string[]] => [
  names[0] ?? '',
  ...names.slice(1),
]

/** A moment at which people are awake, between two, in milliseconds. */
export function wakingMoment(random: Random, from: number, to: number): number {
  const day = 86_400_000
  const at = Math.floor(from + random.next() * (to - from))
  const midnight = at - (at % day)
  return Math.min(to, midnight + random.int(7 * 3600, 22 * 3600) * 1000 + random.int(0, 999))
}
