import { useEffect, useRef, useState } from 'react'
import type { IssueGroup } from '../../../shared/model/issue'

/** People read no faster, and a job may meet thousands in that time. */
const minMsBetween = 1_000

/**
 * What has happened to items of a running job: asked for at once, then once a second while there is more.
 * @param id null asks nothing
 */
export function useRunningIssues(id: string | null, issueCount: number): readonly IssueGroup[] {
  const [groups, setGroups] = useState<readonly IssueGroup[]>([])
  const newest = useRef(issueCount)
  useEffect(() => {
    newest.current = issueCount
  }, [issueCount])
  useEffect(() => {
    if (id === null) return
    let wanted = true
    let asked = -1
    const ask = async () => {
      if (asked === newest.current) return
      asked = newest.current
      const answer = await window.api.jobs.issues({ id })
      if (wanted && answer.ok) setGroups(answer.value)
    }
    void ask()
    const timer = setInterval(() => void ask(), minMsBetween)
    return () => {
      wanted = false
      clearInterval(timer)
    }
  }, [id])
  return groups
}
