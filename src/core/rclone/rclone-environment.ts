/**
 * The environment of an rclone program. rclone takes every option and whole remotes from variables: those of the person's
 * own must not change what we ask it to do.
 */
export function rcloneEnvironment(
  env: NodeJS.ProcessEnv,
  own: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^_?RCLONE_/i.test(name))
  return { ...Object.fromEntries(kept), ...own }
}
