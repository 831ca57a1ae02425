import { useId } from 'react'
import type { OutputFolder } from '../../../shared/model/output'
import { format, say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { Card } from '../../ui/card'
import { Notice } from '../../ui/notice'
import { UsageBar } from '../../ui/usage-bar'
import styles from './output.module.css'

interface SpaceCardProps {
  readonly neededBytes: number
  readonly folder: OutputFolder | null
  /** An earlier backup there may hold some of it already. */
  readonly atMost?: boolean
}

/** What is needed against what is free. */
export function SpaceCard({ neededBytes, folder, atMost = false }: SpaceCardProps) {
  const scanning = useCatalog(state => state.view === null || state.view.status === 'scanning')
  const id = useId()
  const free = folder?.freeBytes ?? null
  const total = atMost ? say('output.atMost', { bytes: neededBytes }) : format().bytes(neededBytes)
  const needed = scanning ? say('output.neededSoFar', { bytes: neededBytes }) : total
  const tight = free !== null && neededBytes > free
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <h2 className={styles.title} id={id}>
        {say('output.spaceTitle')}
      </h2>
      <dl className={styles.amounts}>
        <div>
          <dt>{say('output.needed')}</dt>
          <dd>{needed}</dd>
        </div>
        <div>
          <dt>{say('output.free')}</dt>
          <dd>{free === null ? say('output.unknownSpace') : format().bytes(free)}</dd>
        </div>
      </dl>
      {free !== null && (
        <UsageBar
          label={say('output.spaceTitle')}
          text={say('output.space', { needed: neededBytes, free })}
          used={neededBytes}
          total={free}
          tone={tight ? 'warning' : 'normal'}
        />
      )}
      {tight && (
        <Notice tone="warning" title={atMost ? say('output.tightSharedTitle') : say('output.tight')}>
          {atMost ? say('output.tightShared') : say('output.tightText', { missing: neededBytes - free })}
        </Notice>
      )}
    </Card>
  )
}
