import {
  AtSign,
  Building2,
  CalendarDays,
  Globe,
  Mail,
  MapPin,
  MessageCircle,
  Phone,
  StickyNote,
  Tag,
  UserRound,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { contactFields, type ContactField, type ContactLine } from '../../../shared/model/record-details'
import { describeLine } from '../../words/describe-line'
import { say } from '../../words/say'
import styles from './contact-body.module.css'

const icons: Readonly<Record<ContactField, LucideIcon>> = {
  phone: Phone,
  email: Mail,
  address: MapPin,
  organization: Building2,
  website: Globe,
  chat: MessageCircle,
  sip: AtSign,
  event: CalendarDays,
  relation: Users,
  nickname: UserRound,
  note: StickyNote,
  group: Tag,
  account: UserRound,
}

/** All lines of a card, those of a kind together. */
export function ContactLines({ lines }: { readonly lines: readonly ContactLine[] }) {
  if (lines.length === 0) return <p className={styles.quiet}>{say('records.noLines')}</p>
  return (
    <dl className={styles.lines}>
      {contactFields.flatMap(field =>
        lines
          .filter(line => line.field === field)
          .map((line, number) => {
            const Icon = icons[field]
            return (
              <div key={`${field} ${number}`} className={number === 0 ? styles.first : styles.line}>
                <dt className={styles.term}>
                  {number === 0 && <Icon className={styles.icon} size={18} aria-hidden />}
                  <bdi>{describeLine(line)}</bdi>
                </dt>
                <dd className={styles.text} dir="auto">
                  {line.text}
                </dd>
              </div>
            )
          }),
      )}
    </dl>
  )
}
