import path from 'node:path'
import { checkout } from '../setup/paths.mjs'
import { runCommand } from '../setup/run-command.mjs'

const builder = path.join(checkout, 'node_modules/electron-builder/cli.js')
/** Far more than any package takes: only what hangs ends here. */
const timeLimitMs = 15 * 60_000

/** Where the packages will be published, `owner/name` on GitHub; undefined for a build of one's own. */
const repository = process.env.PHONEKEEP_REPOSITORY || process.env.GITHUB_REPOSITORY

/**
 * A package knows where its updates come from only when it is built for a repository: one of your own does not replace
 * itself by somebody else's.
 */
function publisher() {
  if (!repository) return ['-c.extraMetadata.homepage=urn:phonekeep:unpublished']
  const [owner, repo] = repository.split('/')
  return [
    `-c.extraMetadata.homepage=https://github.com/${repository}`,
    '-c.publish.provider=github',
    `-c.publish.owner=${owner}`,
    `-c.publish.repo=${repo}`,
  ]
}

/**
 * Runs electron-builder with electron-builder.yml; publishes nothing.
 * @param args of its command line
 * @returns `{ ok, reason, output }`; reason is its own last word
 */
export async function runBuilder(args, env = {}) {
  const { code, output, timedOut } = await runCommand(
    process.execPath,
    [builder, ...args, '--publish', 'never', ...publisher()],
    { cwd: checkout, env: { ...process.env, ...env }, timeoutMs: timeLimitMs },
  )
  if (code === 0) return { ok: true, reason: '', output }
  const said = output.split('\n').findLast(line => line.includes('⨯'))
  const reason = timedOut
    ? 'not done in 15 minutes'
    : (said?.replace(/^.*⨯\s*/, '').trim() ?? `exit code ${code}`)
  return { ok: false, reason, output }
}
