import type { Word } from './parse-command'
import type { ToolContext } from './tool'

type RunText = (context: ToolContext, text: string) => Promise<unknown>

/** Words as the command gets them: the shell's process for `$$`, and for `"$(command)"` what that prints, without line ends after it. */
export async function expandWords(
  context: ToolContext,
  words: readonly Word[],
  run: RunText,
): Promise<readonly string[]> {
  const expanded: string[] = []
  for (const word of words) {
    if (typeof word === 'string') expanded.push(word)
    else if (word.kind === 'process') expanded.push(String(context.process))
    else expanded.push(await outputOf(context, word.of, run))
  }
  return expanded
}

async function outputOf(context: ToolContext, text: string, run: RunText): Promise<string> {
  const pieces: string[] = []
  const print = (piece: string): Promise<boolean> => Promise.resolve(pieces.push(piece) > 0)
  await run({ ...context, print, printBytes: bytes => print(bytes.toString('latin1')) }, text)
  // No word can hold a NUL: shells leave it out.
  return pieces.join('').replaceAll('\0', '').replace(/\n+$/, '')
}
