import { app, nativeTheme, net, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { adbServerPort } from '../core/android/adb/adb-server'
import { createAdbTools, type AdbTools } from '../core/android/adb/adb-tools'
import { findAdb } from '../core/android/adb/find-adb'
import { platformToolsFor } from '../core/android/adb/platform-tools'
import { stopOwnServer } from '../core/android/adb/stop-own-server'
import { watchDevices, type DeviceWatch } from '../core/android/watch-devices'
import { createBonjourMdns } from '../core/android/wifi/bonjour-mdns'
import { createWifiAccess } from '../core/android/wifi/wifi-access'
import { openAutomaticBook } from '../core/app/automatic/automatic-book'
import { createCatalogs, type CatalogsPorts } from '../core/app/catalogs'
import { createJobs } from '../core/app/jobs'
import { createLibrary } from '../core/app/library'
import { createOutputFolders } from '../core/app/output-folders'
import { createPhoneFolders } from '../core/app/phone-folders'
import { createReadableCopies, removeLeftCopies } from '../core/app/readable-copies'
import { openSettings, type Settings } from '../core/app/settings'
import { createUpdates } from '../core/app/updates'
import { createVaultAccess } from '../core/app/vault-access'
import { createWifiPairing, type WifiPairing } from '../core/app/wifi-pairing'
import { noteBackups } from '../core/app/automatic/note-backups'
import { createAutomaticCopies } from '../core/app/places/automatic-copies'
import { noteCopies } from '../core/app/places/note-copies'
import { openPlaces } from '../core/app/places/open-places'
import { startAutomatic } from './automatic/start-automatic'
import { findUpdater } from './find-updater'
import { automaticView } from './handlers/automatic-handlers'
import { devicesView } from './handlers/device-handlers'
import { placesView } from './handlers/place-handlers'
import { createImageProcess } from './image-process'
import { createPush } from './ipc/push'
import { createJobFollowers } from './job-followers'
import { logDevices } from './log/log-devices'
import { logJobs } from './log/log-jobs'
import { logWifi } from './log/log-wifi'
import { openLog, type Log } from './log/open-log'
import { notifyEnds } from './notify-ends'
import { keepAwake } from './keep-awake'
import { keychain } from './keychain'
import { maxMsToQuit } from './quit-in-order'
import { createSupport } from './support'
import { showNotification } from './show-notification'
import { showProgress } from './window/show-progress'
import { createSamplePhoneProcess, type SamplePhoneProcess } from './sample-phone-process'
import { openSpeech } from './speech'
import { createAdbStarter } from './start-adb-apart'

const here = import.meta.dirname

export type Services = Awaited<ReturnType<typeof startServices>>

/**
 * All that the app keeps while it runs.
 * @param window null while there is none
 * @param onNotificationClick shows the window
 */
export async function startServices(window: () => BrowserWindow | null, onNotificationClick: () => void) {
  const settings = openSettings(join(app.getPath('userData'), 'settings.json'))
  nativeTheme.themeSource = settings.get().theme
  const log = openLog(join(app.getPath('userData'), 'logs'))
  const speech = await openSpeech(settings)
  const opened = openPlaces(app.getPath('userData'), keychain)
  const vaults = createVaultAccess(app.getPath('userData'), keychain, async folder => {
    const id = opened.backups.find(folder)
    return id ? await opened.backups.bring(id) : undefined
  })
  const push = createPush(() => {
    const shown = window()
    return shown?.isDestroyed() === false ? shown.webContents : null
  })
  const folders = createOutputFolders(settings, join(app.getPath('documents'), 'Phonekeep'))
  const images = createImageProcess(join(here, 'image-worker.js'))
  const library = createLibrary({
    settings,
    ring: vaults.ring,
    outputFolder: folders.currentPath,
    places: {
      folders: () => opened.places.list().map(({ id }) => opened.places.shelves(id)),
      placeOf: opened.placeOf,
    },
    onChange: view => push('library', 'changed', view),
  })
  const copies = createReadableCopies(app.getPath('temp'))
  void removeLeftCopies(app.getPath('temp'))
  const followers = createJobFollowers(log, [
    keepAwake(),
    showProgress(window),
    logJobs(log),
    notifyEnds({
      say: speech.say,
      isSeen: () => window()?.isFocused() === true,
      onClick: onNotificationClick,
    }),
  ])
  const jobs = createJobs(snapshot => {
    push('jobs', 'changed', snapshot)
    if (snapshot.status === 'running') library.stopMeasuring()
    else library.refresh()
    followers.tell(snapshot)
  })
  const updater = await findUpdater()
  const updates = createUpdates({
    updater,
    onChange: view => push('updates', 'changed', view),
    isBusy: () => jobs.running(),
    quit: () => app.quit(),
  })
  const { tools, watch, sample, onPhones } = await followPhones(
    push,
    { isBusy: jobs.running, isSeen: () => window() !== null || !settings.get().staysReady },
    log,
  )
  const wifi = reachByWifi(push, watch, log)
  const { catalogs, phoneFolders } = lookAtPhones({ settings, watch, push, log, render: images.render })
  const book = openAutomaticBook(join(app.getPath('userData'), 'automatic.json'))
  const automatic = startAutomatic({
    ...{ book, watch, jobs, folders, settings, vaults, noteListed: phoneFolders.noteListed },
    onChange: phones => push('automatic', 'changed', automaticView(phones, settings)),
    onNotice: (kind, phone) => {
      if (window()?.isFocused() === true) return
      const title = speech.say(`automatic.notices.${kind}`, { phone })
      showNotification({ title, body: speech.say(`automatic.notices.${kind}Text`) }, () => {
        onNotificationClick()
        push('app', 'menuChosen', 'automatic')
      })
    },
    onTrouble: error => log.error('automatic', error),
  })
  onPhones(automatic.wake)
  followers.add(noteBackups(jobs, automatic))
  const placeCopies = createAutomaticCopies({
    ...{ places: opened.places, ring: vaults.ring, jobs, folders: library.roots, now: () => Date.now() },
    onChange: () => void tellPlaces(),
    onOverdue: place => {
      if (window()?.isFocused() === true) return
      const title = speech.say('places.notices.overdue', { place })
      showNotification({ title, body: speech.say('places.notices.overdueText') }, () => {
        onNotificationClick()
        push('app', 'menuChosen', 'places')
      })
    },
  })
  const tellPlaces = async () => {
    push('places', 'changed', await placesView({ copies: placeCopies, services: opened.services }))
  }
  followers.add(noteCopies(jobs, placeCopies))
  void placeCopies.look()
  const support = createSupport({
    ...{ log, speech, window },
    devices: () => devicesView({ watch, sample }),
    jobs: () => jobs.list(),
  })
  const updatesItself = updater !== null
  return {
    ...{ settings, vaults, push, folders, images, library, copies, jobs, updates, updatesItself },
    ...{ tools, watch, sample, wifi, catalogs, phoneFolders, log, speech, support, automatic, book },
    ...{ opened, placeCopies },
    followJobs: followers.add,
  }
}

interface Phones {
  readonly tools: AdbTools
  readonly watch: DeviceWatch
  readonly sample: SamplePhoneProcess
  /** Called after each change. */
  readonly onPhones: (listener: () => void) => void
}

async function followPhones(
  push: ReturnType<typeof createPush>,
  { isBusy, isSeen }: { readonly isBusy: () => boolean; readonly isSeen: () => boolean },
  log: Log,
): Promise<Phones> {
  const follow = logDevices(log)
  const listeners: (() => void)[] = []
  const onChange = () => {
    const view = devicesView({ watch, sample })
    follow(view)
    push('devices', 'changed', view)
    listeners.forEach(listener => listener())
  }
  const tools = await createAdbTools({
    release: platformToolsFor(process.platform, process.arch),
    folder: join(app.getPath('userData'), 'platform-tools'),
    platform: process.platform,
    fetch: (address, init) => net.fetch(address, init),
    onChange: view => push('adb', 'changed', view),
    onTrouble: error => log.error('adb was not fetched', error),
    onMoved: () => watch.retry(),
    stopServer: async folder => {
      const { status } = watch.snapshot().adb
      if (status === 'running') await stopOwnServer(watch.server(), folder)
    },
    isBusy,
  })
  const watch: DeviceWatch = watchDevices({
    port: adbServerPort(process.env),
    findAdb: async () =>
      await findAdb({
        env: process.env,
        platform: process.platform,
        fetchedFolder: await tools.currentFolder(),
      }),
    isFetched: tools.has,
    startServer: createAdbStarter(join(here, 'adb-starter.js')),
    isSample: serial => isSampleSerial(sample, serial),
    isSeen,
    onChange,
  })
  const sample: SamplePhoneProcess = createSamplePhoneProcess({
    entry: join(here, 'sample-phone.js'),
    server: watch.server,
    onChange,
  })
  return { tools, watch, sample, onPhones: listener => void listeners.push(listener) }
}

function reachByWifi(push: ReturnType<typeof createPush>, watch: DeviceWatch, log: Log): WifiPairing {
  const follow = logWifi(log)
  return createWifiPairing({
    access: createWifiAccess(watch.server, createBonjourMdns()),
    onChange: view => {
      follow(view)
      push('wifi', 'changed', view)
    },
  })
}

interface LookPorts extends Pick<CatalogsPorts, 'watch' | 'render'> {
  readonly settings: Settings
  readonly push: ReturnType<typeof createPush>
  readonly log: Log
}

/** What the window looks into, and which folders of it are new. */
function lookAtPhones({ settings, watch, push, log, render }: LookPorts) {
  const catalogs = createCatalogs({
    ...{ watch, render },
    onChange: view => {
      if (view.source.kind === 'phone' && view.status === 'complete') note(view.id)
      push('catalog', 'changed', view)
    },
    onMotion: found => push('catalog', 'motionFound', found),
  })
  const phoneFolders = createPhoneFolders({
    ...{ settings, catalogs },
    onChange: waiting => push('folders', 'changed', waiting),
  })
  const note = (catalogId: string) => {
    const { details: phone, catalog: listed } = catalogs.get(catalogId)
    phoneFolders.noteListed({ phone, listed }).catch((error: unknown) => log.error('folders', error))
  }
  return { catalogs, phoneFolders }
}

/** Lets jobs come to a clean stop first. */
export async function stopServices(services: Services): Promise<void> {
  const { settings, jobs, catalogs, library, images, copies, tools, sample, watch, wifi, log } = services
  // First: what is cancelled now was not cancelled by a person.
  services.automatic.stop()
  services.placeCopies.stop()
  wifi.cancel()
  jobs.cancelAll()
  await jobs.settled()
  catalogs.closeAll()
  library.close()
  images.stop()
  await services.opened.close().catch((error: unknown) => log.error('places', error))
  await copies.removeAll().catch((error: unknown) => log.error('copies', error))
  await settings.settled()
  await services.book.settled()
  // No backup hangs on these: whatever they wait for, the app does not stay behind as a process without a window.
  await Promise.race([Promise.all([tools.cancel(), sample.stop(), watch.stop()]), delay(maxMsToQuit)])
}

function isSampleSerial(sample: SamplePhoneProcess, serial: string): boolean {
  const state = sample.state()
  return state.status === 'on' && state.serial === serial
}
