// npm run test:unit: the pure parts, in seconds. They need nothing but what npm ci has installed. Arguments after -- go to Vitest.
import { runTool, vitest } from './setup/run-tool.mjs'
import { runMain } from './setup/say.mjs'

await runMain(() => runTool([vitest, 'run', '--project', 'unit*', ...process.argv.slice(2)]))
