import { printable } from '../shared/printable'
import cli from '../words/cli.json'
import { createFormat, type Format } from '../words/create-format'
import { createSay, type Say, type Values } from '../words/create-say'
import { flatten, type MessageKey } from '../words/messages'

type CliKey = MessageKey<typeof cli>

interface Speech {
  readonly say: Say<CliKey>
  readonly format: Format
}

// Made when it is first needed: what a command prints may be data alone, and the program is to start at once.
let speech: Speech | null = null

/**
 * A message for a terminal, on one line whatever a phone or a disk has put into it. In English only: scripts read what
 * a command line prints, and people search for it and paste it into reports.
 */
export function say(key: CliKey, values?: Values): string {
  return printable(english().say(key, values))
}

/** How the messages write numbers and sizes, for what stands in columns. */
export function format(): Format {
  return english().format
}

function english(): Speech {
  speech ??= { say: createSay<CliKey>('en', flatten(cli)), format: createFormat('en') }
  return speech
}
