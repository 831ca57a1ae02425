import {
  CalendarSync,
  CopyCheck,
  HardDriveDownload,
  HardDriveUpload,
  LibraryBig,
  Settings,
  type LucideIcon,
} from 'lucide-react'
import logo from '../../../../assets/icon.svg'
import { say } from '../../words/say'
import { openSection, useNavigation, type Section } from '../../store/navigation'
import { PhoneChip } from './phone-chip'
import styles from './side-panel.module.css'

const sections = [
  'backup',
  'restore',
  'library',
  'automatic',
  'places',
  'settings',
] as const satisfies readonly Section[]

const icons: Readonly<Record<Section, LucideIcon>> = {
  backup: HardDriveDownload,
  restore: HardDriveUpload,
  library: LibraryBig,
  automatic: CalendarSync,
  places: CopyCheck,
  settings: Settings,
}

export function SidePanel() {
  const section = useNavigation(state => state.section)
  return (
    <nav className={styles.panel} aria-label={say('common.navigation')}>
      <div className={styles.brand}>
        <img src={logo} alt="" width={32} height={32} />
        <span>{say('common.appName')}</span>
      </div>
      <ul className={styles.list}>
        {sections.map(name => (
          <PanelButton
            key={name}
            icon={icons[name]}
            label={say(`common.sections.${name}`)}
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
