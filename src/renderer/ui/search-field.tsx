import { Search, X } from 'lucide-react'
import { say } from '../words/say'
import styles from './search-field.module.css'

interface SearchFieldProps {
  /** What is searched. */
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <div className={styles.search}>
      <Search className={styles.icon} size={16} aria-hidden />
      <input
        className={styles.input}
        type="search"
        value={value}
        placeholder={label}
        aria-label={label}
        spellCheck={false}
        onChange={event => onChange(event.target.value)}
      />
      {value !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label={say('items.clearSearch')}
          onClick={() => onChange('')}
        >
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  )
}
