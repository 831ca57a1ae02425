import { useCallback } from 'react'

interface MediaImageProps {
  readonly url: string
  readonly alt: string
  readonly className: string | undefined
  readonly onLoad: () => void
  readonly onError: () => void
}

/** A picture from main. An image element that is taken out of the page goes on loading unless its source is taken away. */
export function MediaImage({ url, alt, ...rest }: MediaImageProps) {
  const load = useCallback(
    (image: HTMLImageElement) => {
      image.src = url
      return () => image.removeAttribute('src')
    },
    [url],
  )
  return <img ref={load} alt={alt} decoding="async" draggable={false} {...rest} />
}
