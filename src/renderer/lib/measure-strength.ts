import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { strengthOf, type Strength } from './strength'

/** What everybody would try first here. */
const ownWords = ['phonekeep', 'backup', 'android', 'phone']
/** Longer ones are strong by their length; guessing at them would hold up typing. */
const maxMeasured = 64

let loading: Promise<ZxcvbnFactory> | null = null

/**
 * Measures a password; nothing of it is kept. The lists of common passwords and words are more than a megabyte: they are
 * loaded when the first one is typed.
 */
export async function measureStrength(password: string): Promise<Strength> {
  loading ??= load()
  const { score } = (await loading).check(password.slice(0, maxMeasured), ownWords)
  return strengthOf(score)
}

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
}
