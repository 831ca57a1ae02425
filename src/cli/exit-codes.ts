/** What the program's exit code says (README, "Command line"). */
export const exitCodes = { done: 0, doneWithProblems: 1, wrongUse: 2, failed: 3, cancelled: 130 } as const
