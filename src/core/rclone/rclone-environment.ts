/**
 * The environment of an rclone program. rclone takes every option and whole remotes from variables: those of the person's
 * own must not change what we ask it to do. Nor must those of other programs for S3: with AWS_CA_BUNDLE rclone 1.60 reaches no
 * S3 at all.
 */
export function rcloneEnvironment(
  env: NodeJS.ProcessEnv,
  own: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(_?RCLONE|AWS)_/i.test(name))
  return { ...Object.fromEntries(kept), ...own }
}
