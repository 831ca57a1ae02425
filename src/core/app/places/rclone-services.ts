import { randomBytes } from 'node:crypto'
import type { Place } from '../../places/place'
import { checkRemote } from '../../rclone/check-remote'
import { answerQuestion, startRemote } from '../../rclone/configure-remote'
import { findRclone } from '../../rclone/find-rclone'
import { listRemoteTypes, removeRemote } from '../../rclone/list-remotes'
import { openRclonePlace } from '../../rclone/rclone-place'
import { rememberRcloneVersion } from '../../rclone/remember-rclone-version'
import type { RemoteStep } from '../../rclone/remote-question'
import { setRate } from '../../rclone/set-rate'
import { startRclone, type RcloneEngine } from '../../rclone/start-rclone'
import { Failure } from '../../errors/failure'
import type { ServiceKind, ServiceStep } from '../../../shared/model/place'
import { checkService, isRefusedOption } from './check-service'
import type { KnownPlace, PlaceBook } from './place-book'
import type { NewService, Places } from './places'

export interface ServiceOrder {
  readonly name: string
  readonly kind: ServiceKind
  /** As rclone calls it; of `other` alone. */
  readonly type: string
  /** Where copies go there. */
  readonly folder: string
  /** By rclone's names, secrets in plain. */
  readonly options: Readonly<Record<string, string>>
}

/** Services behind rclone, which runs while one of them is used, and no longer. */
export interface RcloneServices {
  /** Null where there is none. */
  readonly version: () => Promise<string | null>
  /** @throws Failure `rclone-missing`; PlaceError */
  readonly open: (place: KnownPlace & { kind: 'service' }) => Promise<Place>
  /** Forgets how a service is reached, with its secrets. */
  readonly drop: (remote: string) => Promise<void>
  /** Begins to set one up; one that was begun before is given up. @throws Failure `rclone-missing`; PlaceError */
  readonly begin: (order: ServiceOrder, places: Places) => Promise<ServiceStep>
  /** @throws Failure `bad-request` where nothing was asked; PlaceError */
  readonly answer: (answer: string, places: Places) => Promise<ServiceStep>
  readonly giveUp: () => Promise<void>
}

interface RcloneServicesPorts {
  readonly book: PlaceBook
  readonly configFile: string
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
}

/** What is being set up. */
interface Setup {
  readonly engine: RcloneEngine
  readonly service: NewService
  readonly stop: AbortController
  step: Extract<RemoteStep, { kind: 'question' }> | null
}

/** All that is asked is what a service can't do without. */
const asks = 'needed'

export function createRcloneServices({
  book,
  configFile,
  env,
  platform,
}: RcloneServicesPorts): RcloneServices {
  let setup: Setup | null = null
  const versionOf = rememberRcloneVersion()
  const start = async () => {
    const executable = await findRclone({ env, platform })
    return await startRclone({ executable, configFile, configPassword: await book.configPassword() })
  }
  const giveUp = async () => {
    const given = setup
    setup = null
    if (!given) return
    given.stop.abort()
    await removeRemote(given.engine, given.service.remote).catch(() => undefined)
    await given.engine.close()
  }
  const takeStep = async (step: RemoteStep, places: Places): Promise<ServiceStep> => {
    const current = requireSetup(setup)
    const { engine, service, stop } = current
    if (step.kind === 'question') {
      current.step = step
      const { name, help, isSecret, isRequired: required, choices, default: default_ } = step.question
      const error = step.problem ?? ''
      return {
        kind: 'question',
        question: { name, help, isSecret, required, choices, default: default_, error },
      }
    }
    await checkRemote({ engine, remote: service.remote, root: service.root }, { signal: stop.signal })
    const { id } = await places.addService(service)
    setup = null
    await engine.close()
    return { kind: 'done', placeId: id }
  }
  const orGiveUp = async (work: () => Promise<ServiceStep>): Promise<ServiceStep> => {
    try {
      return await work()
    } catch (error) {
      await giveUp()
      throw error
    }
  }
  return {
    version: async () => {
      try {
        return await versionOf(await findRclone({ env, platform }))
      } catch {
        return null
      }
    },
    open: async ({ remote, root, rule }) => {
      const engine = await start()
      if (rule.maxBytesPerSecond !== null) await setRate(engine, rule.maxBytesPerSecond)
      return { ...openRclonePlace({ engine, remote, root }), close: engine.close }
    },
    drop: async remote => {
      const engine = await start()
      try {
        await removeRemote(engine, remote)
      } finally {
        await engine.close()
      }
    },
    begin: async ({ name, kind, type, folder, options }, places) => {
      await giveUp()
      const engine = await start()
      const remote = `place-${randomBytes(6).toString('hex')}`
      const service = { name, service: kind, remote, root: folder }
      const stop = new AbortController()
      setup = { engine, service, stop, step: null }
      const given = { name: remote, type: kind === 'other' ? type : kind, options, asks } as const
      return await orGiveUp(async () => {
        const types = await listRemoteTypes(engine, { signal: stop.signal })
        checkService(
          { kind, type, options },
          types.map(one => one.type),
        )
        return await takeStep(await startRemote(engine, given, { signal: stop.signal }), places)
      })
    },
    answer: async (answer, places) => {
      const { engine, service, step, stop } = requireSetup(setup)
      if (!step || (isRefusedOption(step.question.name) && answer !== step.question.default))
        throw new Failure('bad-request')
      const given = { name: service.remote, step, answer, asks } as const
      return await orGiveUp(async () =>
        takeStep(await answerQuestion(engine, given, { signal: stop.signal }), places),
      )
    },
    giveUp,
  }
}

function requireSetup(setup: Setup | null): Setup {
  if (!setup) throw new Failure('bad-request')
  return setup
}
