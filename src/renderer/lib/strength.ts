/** How hard a password is to guess, in the order from the worst. */
export const strengths = ['weak', 'fair', 'good', 'strong'] as const

export type Strength = (typeof strengths)[number]

/** @param score of zxcvbn: 0 below 10^3 guesses, 1 below 10^6, 2 below 10^8, 3 below 10^10, 4 above */
export function strengthOf(score: number): Strength {
  // Whoever has the folder can try as often as he likes: what is good against a login is weak here.
  return strengths[Math.max(0, Math.min(3, score - 1))] ?? 'weak'
}
