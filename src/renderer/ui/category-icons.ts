import {
  ContactRound,
  Files,
  FileText,
  Film,
  Images,
  MessageCircle,
  MessageSquareText,
  Music,
  Phone,
  type LucideIcon,
} from 'lucide-react'
import type { Category } from '../../shared/model/category'

/** The icon of each kind of data, and its colour: a token of styles/tokens.css. */
export const categoryIcons: Readonly<Record<Category, { readonly Icon: LucideIcon; readonly tint: string }>> =
  {
    gallery: { Icon: Images, tint: '--gallery' },
    videos: { Icon: Film, tint: '--videos' },
    audio: { Icon: Music, tint: '--audio' },
    documents: { Icon: FileText, tint: '--documents' },
    whatsapp: { Icon: MessageCircle, tint: '--whatsapp' },
    other: { Icon: Files, tint: '--other' },
    contacts: { Icon: ContactRound, tint: '--contacts' },
    messages: { Icon: MessageSquareText, tint: '--messages' },
    calls: { Icon: Phone, tint: '--calls' },
  }
