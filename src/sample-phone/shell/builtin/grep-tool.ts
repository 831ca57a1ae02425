import { readOptions, toText, type Tool } from './tool'

/** `grep -qxF TEXT`: whether a whole line of the input is this text; nothing else of grep is known. */
export const grep: Tool = async ({ readInput, complain }, words) => {
  const { letters, paths } = readOptions(words)
  const [wanted] = paths
  if ([...letters].sort().join('') !== 'Fqx' || wanted === undefined || paths.length > 1) {
    await complain('grep: only -qxF TEXT is known to the built-in shell')
    return 2
  }
  const pieces: Buffer[] = []
  for (let piece = await readInput(); piece !== null; piece = await readInput()) pieces.push(piece)
  return toText(Buffer.concat(pieces)).split('\n').includes(wanted) ? 0 : 1
}
