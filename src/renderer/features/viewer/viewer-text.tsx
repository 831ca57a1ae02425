import { useEffect, useState } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { say } from '../../words/say'
import { useBrowse } from '../../store/use-browse'
import type { MediaUrls } from './media-urls'
import { ViewerPlaceholder } from './viewer-placeholder'
import styles from './viewer.module.css'

/** Main sends no more of a text than this, in bytes. */
const maxBytes = 65_536

type Text =
  | { readonly status: 'loading' }
  | { readonly status: 'none' }
  | { readonly status: 'loaded'; readonly text: string }

interface ViewerTextProps {
  readonly item: CatalogItem
  readonly media: MediaUrls
}

/** The beginning of a text file; the placeholder for everything that is not text. */
export function ViewerText({ item, media }: ViewerTextProps) {
  const { of } = useBrowse()
  const content = useText(media.text(item.id))
  if (content.status === 'loading') {
    return (
      <div className={styles.layer}>
        <p className={styles.note}>{say(`browse.${of}.previewLoading`)}</p>
      </div>
    )
  }
  if (content.status === 'none') return <ViewerPlaceholder item={item} kind="text" media={media} />
  return (
    <div className={styles.page}>
      {item.bytes > maxBytes && (
        <p className={styles.pageNote}>{say('viewer.textStart', { bytes: maxBytes })}</p>
      )}
      {/* Focusable, so that it can be scrolled by keyboard. */}
      <pre
        className={styles.text}
        tabIndex={0}
        role="region"
        aria-label={say('viewer.text', { name: item.name })}
      >
        {content.text === '' ? say('viewer.textEmpty') : content.text}
      </pre>
    </div>
  )
}

function useText(url: string): Text {
  const [text, setText] = useState<Text>({ status: 'loading' })
  useEffect(() => {
    const leaving = new AbortController()
    const settle = (next: Text) => {
      if (!leaving.signal.aborted) setText(next)
    }
    fetchText(url, leaving.signal).then(settle, () => settle({ status: 'none' }))
    return () => leaving.abort()
  }, [url])
  return text
}

async function fetchText(url: string, signal: AbortSignal): Promise<Text> {
  const response = await fetch(url, { signal })
  return response.ok ? { status: 'loaded', text: await response.text() } : { status: 'none' }
}
