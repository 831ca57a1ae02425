import type { Api } from '../../shared/ipc/contract'
import { useAdbTools } from './adb-tools'
import { useAutomatic } from './automatic'
import { receiveJob, useJobs } from './jobs'
import { receiveCatalog, receiveMotion } from './open-catalog'
import { useDevices } from './devices'
import { useWaitingFolders } from './folders'
import { receiveLibrary } from './library'
import { goToJob, openSection } from './navigation'
import { loadPlaces, usePlaces } from './places'
import { useSettings } from './settings'
import { useUpdates } from './updates'
import { receiveWifi } from './wifi'

/** Feeds the stores with what main knows and with its news. Returns the end of it. */
export function connectStore(api: Api): () => void {
  const ends = [
    api.devices.changed(view => useDevices.setState({ view })),
    api.catalog.changed(receiveCatalog),
    api.folders.changed(waiting => useWaitingFolders.setState({ waiting })),
    api.catalog.motionFound(receiveMotion),
    api.jobs.changed(receiveJob),
    api.library.changed(receiveLibrary),
    api.app.menuChosen(openSection),
    api.adb.changed(view => useAdbTools.setState({ view })),
    api.automatic.changed(view => useAutomatic.setState({ view })),
    api.places.changed(view => usePlaces.setState({ view })),
    api.updates.changed(view => useUpdates.setState({ view })),
    api.wifi.changed(receiveWifi),
  ]
  void loadDevices(api)
  void loadJobs(api)
  void loadSettings(api)
  void loadFolders(api)
  void loadAdbTools(api)
  void loadUpdates(api)
  void loadAutomatic(api)
  void loadPlaces(api)
  // Of a window that was loaded again nobody waits for a phone any more.
  void api.wifi.cancel()
  return () => ends.forEach(end => end())
}

async function loadDevices(api: Api): Promise<void> {
  const answer = await api.devices.get()
  // An event that came meanwhile is newer.
  if (answer.ok && useDevices.getState().view === null) useDevices.setState({ view: answer.value })
}

async function loadJobs(api: Api): Promise<void> {
  const answer = await api.jobs.list()
  if (!answer.ok) return
  const known = new Set(useJobs.getState().jobs.map(job => job.id))
  answer.value.filter(job => !known.has(job.id)).forEach(receiveJob)
  // Results from before a reload are old news; a backup that still runs is what the window is about, second copies are not.
  const ended = answer.value.filter(job => job.status !== 'running').map(job => job.id)
  useJobs.setState({ seen: new Set(ended) })
  const running = answer.value.find(({ status, placeId }) => status === 'running' && placeId === null)
  if (running !== undefined) goToJob(running)
}

async function loadSettings(api: Api): Promise<void> {
  const [info, theme, preferences] = await Promise.all([
    api.app.info(),
    api.app.theme(),
    api.app.preferences(),
  ])
  if (info.ok) useSettings.setState({ info: info.value })
  if (theme.ok) useSettings.setState({ theme: theme.value })
  if (preferences.ok) useSettings.setState({ preferences: preferences.value })
}

async function loadFolders(api: Api): Promise<void> {
  const answer = await api.folders.waiting()
  if (answer.ok) useWaitingFolders.setState({ waiting: answer.value })
}

async function loadAdbTools(api: Api): Promise<void> {
  const answer = await api.adb.get()
  if (answer.ok && useAdbTools.getState().view === null) useAdbTools.setState({ view: answer.value })
}

async function loadUpdates(api: Api): Promise<void> {
  const answer = await api.updates.get()
  if (answer.ok && useUpdates.getState().view === null) useUpdates.setState({ view: answer.value })
}

async function loadAutomatic(api: Api): Promise<void> {
  const answer = await api.automatic.get()
  if (answer.ok && useAutomatic.getState().view === null) useAutomatic.setState({ view: answer.value })
}
