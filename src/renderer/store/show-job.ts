import { findJob, receiveJob, useJobs } from './jobs'
import { go, goToJob } from './navigation'

/** Shows a job that main has just started. @param from the job it was started from */
export async function showJob(id: string, from?: string): Promise<void> {
  // The first event may come later than this; a failed question costs nothing, the event follows.
  const jobs = await window.api.jobs.list()
  if (jobs.ok) jobs.value.filter(job => job.id === id).forEach(receiveJob)
  const job = findJob(useJobs.getState(), id)
  if (job === null) go('backup', { name: 'job', id })
  else goToJob(job, from)
}
