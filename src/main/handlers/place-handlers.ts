import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { AutomaticCopies } from '../../core/app/places/automatic-copies'
import type { OpenPlaces } from '../../core/app/places/open-places'
import { lookIntoPlace } from '../../core/app/places/look-into-place'
import { prepareCheck } from '../../core/app/places/prepare-check'
import { prepareCopy } from '../../core/app/places/prepare-copy'
import { prepareFetch } from '../../core/app/places/prepare-fetch'
import type { Jobs } from '../../core/app/jobs'
import type { Library } from '../../core/app/library'
import type { OutputFolders } from '../../core/app/output-folders'
import type { VaultAccess } from '../../core/app/vault-access'
import { Failure } from '../../core/errors/failure'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { PlacesView } from '../../shared/model/place'
import { askForFolder } from '../ask-for-folder'

export interface PlaceHandlerPorts extends Pick<OpenPlaces, 'places' | 'services' | 'backups'> {
  readonly copies: AutomaticCopies
  readonly jobs: Jobs
  readonly library: Library
  readonly folders: OutputFolders
  readonly vaults: VaultAccess
  readonly window: () => BrowserWindow | null
}

export function placeHandlers(ports: PlaceHandlerPorts): Handlers<typeof contract>['places'] {
  const { places, services, backups, copies, jobs, library, folders, vaults } = ports
  return {
    get: () => placesView(ports),
    addFolder: async () => {
      const path = await askForFolder(ports.window(), { properties: ['openDirectory', 'createDirectory'] })
      if (path === null) return null
      const { id } = await places.addFolder(path, basename(path) || path)
      void copies.look()
      return id
    },
    addService: async order => {
      const step = await services.begin(order, places)
      if (step.kind === 'done') void copies.look()
      return step
    },
    answerService: async ({ answer }) => {
      const step = await services.answer(answer, places)
      if (step.kind === 'done') void copies.look()
      return step
    },
    cancelService: () => services.giveUp(),
    setRule: async ({ placeId, rule }) => {
      await places.change(placeId, { rule })
      void copies.look()
    },
    rename: async ({ placeId, name }) => {
      await places.change(placeId, { name })
      void copies.look()
      library.refresh()
    },
    remove: async ({ placeId }) => {
      jobs.requireFree(null, placeId)
      await places.remove(placeId)
      void copies.look()
      library.refresh()
    },
    copyNow: async ({ placeId }) => {
      jobs.requireFree(null, placeId)
      return jobs.start(await prepareCopy({ placeId, folders: library.roots() }, { places, ring: vaults.ring }))
    },
    check: async ({ placeId, full }) => {
      jobs.requireFree(null, placeId)
      return jobs.start(await prepareCheck({ placeId, full }, places))
    },
    look: async ({ placeId }) => {
      const { phones } = await lookIntoPlace(placeId, places)
      library.scan()
      return phones.reduce((total, phone) => total + phone.backups.length, 0)
    },
    fetch: async ({ backupId }) => {
      const { backup } = library.find(backupId)
      const id = backups.find(backup.folder)
      if (!id) throw new Failure('backup-gone')
      jobs.requireFree(null, id.placeId)
      const { grant } = await folders.current()
      const outputFolder = await folders.open(grant)
      return jobs.start(await prepareFetch({ id, outputFolder }, places, backups))
    },
  }
}

export async function placesView({
  copies,
  services,
}: Pick<PlaceHandlerPorts, 'copies' | 'services'>): Promise<PlacesView> {
  const version = await services.version()
  return { places: copies.view(), rclone: version === null ? null : { version } }
}
