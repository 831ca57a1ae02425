import { Option } from 'commander'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { serviceRuleOf, type RuleFlags } from './place-rule'
import type { KnownPlace } from '../core/app/places/place-book'
import { Failure } from '../core/errors/failure'
import { serviceKinds, type ServiceKind } from '../shared/model/place'
import { printable } from '../shared/printable'
import type { AddCommand } from './add-command'
import { exitCodes } from './exit-codes'
import { readText } from './read-password'
import { say } from './say'
import { placeNamed, withPlaces } from './with-places'

interface AddFlags extends RuleFlags {
  readonly folder?: string
  readonly service?: ServiceKind
  readonly type?: string
  readonly into: string
  readonly optionsStdin?: true
  readonly json?: true
}

const optionsSchema = z.record(z.string().regex(/^[a-z0-9_]+$/), z.string())

export const addPlaces: AddCommand = (program, io, end) => {
  const places = program
    .command('places')
    .description('List, add and remove places for second copies of backups.')
  const line = (text: string) => io.stdout.write(text + '\n')

  places
    .command('list', { isDefault: true })
    .description('List the places.')
    .option('--json', 'print one JSON object per line')
    .action(async ({ json }: { json?: true }) => {
      await withPlaces(io, ({ places: known }) => {
        for (const place of known.list()) line(json ? toJson(place) : toText(place))
        if (!json && known.list().length === 0) line(say('places.none'))
        return Promise.resolve()
      })
      end(exitCodes.done)
    })

  places
    .command('add')
    .description('Add a place: a folder, or a service that rclone reaches.')
    .argument('<name>', 'what to call it')
    .option('--folder <dir>', 'a folder: on another disk, a mounted NAS, or that of Dropbox and its like')
    .addOption(new Option('--service <kind>', 'a service, through rclone').choices(serviceKinds))
    .option('--type <type>', 'with --service other: what rclone calls it, such as "b2"')
    .option('--into <folder>', 'where copies go there; with S3 its first name is the bucket', '')
    .option(
      '--options-stdin',
      "rclone's options for it as a JSON object on standard input, passwords among them",
    )
    .option('--allow-plain', 'with --service: copy also backups that the service could read')
    .option('--max-rate <kB/s>', 'with --service: no faster than this', Number)
    .option('--json', 'print one JSON object per line')
    .action(async (name: string, flags: AddFlags) => {
      const { folder, service } = flags
      if ((folder === undefined) === (service === undefined)) program.error(say('usage.folderOrService'))
      const rule = serviceRuleOf(flags) ?? program.error(say('usage.wrongRate'))
      await withPlaces(io, async opened => {
        if (opened.places.list().some(place => place.name === name))
          program.error(say('usage.placeTaken', { name }))
        if (folder !== undefined) {
          const path = resolve(folder)
          if (!(await stat(path).catch(() => null))?.isDirectory()) throw new Failure('folder-missing')
          const place = await opened.places.addFolder(path, name)
          return line(flags.json ? toJson(place) : toText(place))
        }
        const options = flags.optionsStdin ? parseOptions(await readText(io.stdin)) : {}
        if (!options) return program.error(say('usage.wrongOptions'))
        const order = { name, kind: service ?? 'other', type: flags.type ?? '', folder: flags.into, options }
        const step = await opened.services.begin(order, opened.places)
        if (step.kind === 'question') {
          const { name: option, help } = step.question
          io.stderr.write(say('places.asks', { option, help: printable(help) }) + '\n')
          return program.error(say('usage.optionMissing', { option }))
        }
        await opened.places.change(step.placeId, { rule })
        const place = opened.places.get(step.placeId)
        line(flags.json ? toJson(place) : toText(place))
      })
      end(exitCodes.done)
    })

  places
    .command('remove')
    .description('Use a place no more. Nothing is deleted there.')
    .argument('<place>', 'its name')
    .action(async (name: string) => {
      await withPlaces(io, async opened => opened.places.remove(placeNamed(name, opened).id))
      end(exitCodes.done)
    })
}

function parseOptions(text: string): Readonly<Record<string, string>> | null {
  try {
    return optionsSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function whereOf(place: KnownPlace): string {
  return place.kind === 'folder' ? place.path : place.root
}

function kindOf(place: KnownPlace): string {
  return place.kind === 'folder' ? 'folder' : place.service
}

function toText(place: KnownPlace): string {
  return [printable(place.name), kindOf(place), printable(whereOf(place))].join('\t')
}

function toJson(place: KnownPlace): string {
  const { id, name, rule } = place
  const { encryptedOnly, maxBytesPerSecond } = rule
  const facts = { id, name, kind: kindOf(place), where: whereOf(place), encryptedOnly, maxBytesPerSecond }
  return JSON.stringify({ event: 'place', ...facts })
}
