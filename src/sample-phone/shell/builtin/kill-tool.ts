import type { Tool } from './tool'

/** `kill -0 PROCESS`: whether one of the phone's shells is there still. Nothing is ended with it. */
export const kill: Tool = async ({ complain, isRunning }, words) => {
  const [signal, process = ''] = words
  if (signal !== '-0' || words.length !== 2 || !/^\d+$/.test(process)) {
    await complain('kill: only -0 PROCESS is known to the built-in shell')
    return 1
  }
  if (isRunning(Number(process))) return 0
  await complain(`/system/bin/sh: kill: ${process}: No such process`)
  return 1
}
