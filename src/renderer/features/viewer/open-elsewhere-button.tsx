import { ExternalLink } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import { openElsewhere, opensCopy } from '../../store/open-elsewhere'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './viewer.module.css'

interface OpenElsewhereButtonProps {
  readonly catalogId: string
  readonly item: CatalogItem
}

/** Hands the item to the system's program for it; asks first where that makes a readable copy. */
export function OpenElsewhereButton({ catalogId, item }: OpenElsewhereButtonProps) {
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { pending, error, run } = useAction()
  const open = () => run(() => openElsewhere(catalogId, item.id))
  return (
    <div className={styles.elsewhere}>
      <Button
        ref={button}
        icon={ExternalLink}
        disabled={pending}
        title={say('inside.openElsewhereHint')}
        onClick={() => (opensCopy() ? setAsking(true) : open())}
      >
        {say('inside.openElsewhere')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        openedBy={button}
        title={say('inside.copyTitle')}
        text={say('inside.copyText')}
        confirm={say('inside.copyConfirm')}
        keep={say('inside.copyKeep')}
        tone="calm"
        onConfirm={open}
      />
      {error !== null && <ErrorNotice error={error} />}
    </div>
  )
}
