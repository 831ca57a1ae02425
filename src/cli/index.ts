#!/usr/bin/env node
import { runCli } from './run-cli'

process.exitCode = await runCli(process.argv, process)
// adb connections that a failure left behind must not keep a finished command alive.
process.exit()
