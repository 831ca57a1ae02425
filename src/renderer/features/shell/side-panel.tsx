import { HardDriveDownload, HardDriveUpload, LibraryBig, Settings, type LucideIcon } from 'lucide-react'
import logo from '../../../../assets/icon.svg'
import { words } from '../../messages/words'
import { openSection, useNavigation, type Section } from '../../store/navigation'
import { PhoneChip } from './phone-chip'
import styles from './side-panel.module.css'

const entries: readonly { readonly name: Section; readonly icon: LucideIcon; readonly label: string }[] = [
  { name: 'backup', icon: HardDriveDownload, label: words.common.backUp },
  { name: 'restore', icon: HardDriveUpload, label: words.common.restore },
  { name: 'library', icon: LibraryBig, label: words.common.library },
  { name: 'settings', icon: Settings, label: words.common.settings },
]

export function SidePanel() {
  const section = useNavigation(state => state.section)
  return (
    <nav className={styles.panel} aria-label={words.common.navigation}>
      <div className={styles.brand}>
        <img src={logo} alt="" width={32} height={32} />
        <span>{words.common.appName}</span>
      </div>
      <ul className={styles.list}>
        {entries.map(({ name, icon, label }) => (
          <PanelButton
            key={name}
            icon={icon}
            label={label}
            current={section === name}
            onClick={() => openSection(name)}
          />
        ))}
      </ul>
      <PhoneChip />
    </nav>
  )
}

interface PanelButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly current: boolean
  readonly onClick: () => void
}

function PanelButton({ icon: Icon, label, current, onClick }: PanelButtonProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.button}
        aria-current={current ? 'page' : undefined}
        onClick={onClick}
      >
        <Icon size={18} aria-hidden />
        {label}
      </button>
    </li>
  )
}
