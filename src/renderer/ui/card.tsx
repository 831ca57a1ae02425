import type { ComponentProps } from 'react'
import styles from './card.module.css'

/** A raised surface. With a label it is a landmark of its own. */
export function Card({ children, ...rest }: ComponentProps<'section'>) {
  return (
    <section {...rest} className={`${styles.card} ${rest.className ?? ''}`}>
      {children}
    </section>
  )
}
