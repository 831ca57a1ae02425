import { addAwkwardFiles } from './add-awkward-files'
import { encodePdf, encodeZip } from './media/documents'
import { encodeFlac, encodeWav, tune } from './media/sound'
import { createRandom, times } from './random'
import type { Tree } from './write-tree'

const whatsApp = 'Android/media/com.whatsapp/WhatsApp'

const day = (text: string): Date => new Date(`${text}Z`)

/** Bytes that look like nothing, the same for the same seed. */
function noise(seed: number, length: number): Buffer {
  const random = createRandom(seed)
  return Buffer.from(Uint8Array.from({ length }, () => random.int(0, 255)))
}

/** Sound, documents, what apps leave, names that trip programs up: all but pictures and films. */
export function addOtherFiles(tree: Tree, card: Tree, picture: Buffer): void {
  addSound(tree, card)
  addDocuments(tree)
  addWhatsApp(tree, picture)
  addHidden(tree, picture)
  addAwkwardFiles(tree, picture, day('2024-02-29T12:00:00'))
  tree.write('Documents/Empty file.txt', '', day('2024-05-01T08:00:00'))
  tree.write('Download/empty.bin', '', day('2024-05-01T08:00:01'))
  for (const folder of ['Empty folder', 'Alarms', 'Podcasts']) tree.makeFolder(folder)
}

const songs = ['Morning on the Lake', 'Harbour Lights', 'Slow Train', 'Paper Boats', 'North Wind']

function addSound(tree: Tree, card: Tree): void {
  songs.forEach((title, index) => {
    const sound = tune(index + 1, 16 + index * 3)
    tree.write(
      `Music/Sample Phone/${title}.flac`,
      encodeFlac(sound, title),
      day(`2023-0${index + 3}-11T10:00:00`),
    )
  })
  for (const [index, title] of ['Old Town Waltz', 'Rain on the Roof'].entries())
    card.write(`Music/${title}.wav`, encodeWav(tune(20 + index, 14)), day(`2022-1${index}-05T09:30:00`))
  const memos = ['20240312_091500', '20250105_174210']
  memos.forEach((name, index) =>
    tree.write(`Recordings/Memo_${name}.wav`, encodeWav(tune(40 + index, 8)), day('2025-01-05T17:42:18')),
  )
  tree.write('Ringtones/Marimba.wav', encodeWav(tune(60, 4)), day('2023-06-02T08:00:00'))
  tree.write('Notifications/Drop.wav', encodeWav(tune(61, 2)), day('2023-06-02T08:00:00'))
}

function addDocuments(tree: Tree): void {
  const letter = ['The flat is rented from 1 March 2024.', 'Rent is due on the first of each month.']
  tree.write(
    'Documents/Rental agreement.pdf',
    encodePdf('Rental agreement', letter),
    day('2024-02-20T15:12:00'),
  )
  tree.write(
    'Documents/Recipes/Pancakes.txt',
    'Flour, milk, three eggs, a pinch of salt.\n',
    day('2023-09-03T07:45:00'),
  )
  const rows = times(
    120,
    index =>
      `2024-${String((index % 12) + 1).padStart(2, '0')}-15,Item ${index},${(index * 7.35).toFixed(2)}\n`,
  )
  tree.write('Documents/Budget 2024.csv', `date,what,amount\n${rows.join('')}`, day('2024-12-28T20:00:00'))
  tree.write(
    'Documents/Notes.md',
    '# Ideas\n\n- a bench in the garden\n- learn to sail\n',
    day('2025-04-18T21:10:00'),
  )
  tree.write(
    'Download/Boarding pass.pdf',
    encodePdf('Boarding pass', ['Gate 14, seat 7A']),
    day('2024-07-04T05:30:00'),
  )
  const notes = { name: 'readme.txt', data: Buffer.from('From the sample phone.\n') }
  tree.write(
    'Download/something.zip',
    encodeZip([notes, { name: 'data.bin', data: noise(5, 60_000) }]),
    day('2024-07-10T11:00:00'),
  )
  tree.write('Download/notes.bin', noise(6, 262_144), day('2024-08-01T09:00:00'))
}

function addWhatsApp(tree: Tree, picture: Buffer): void {
  const database = noise(8, 1_500_000)
  tree.write(`${whatsApp}/Databases/msgstore.db.crypt14`, database, day('2026-05-30T02:00:00'))
  tree.write(
    `${whatsApp}/Databases/msgstore-2026-05-29.1.db.crypt14`,
    database.subarray(0, 1_400_000),
    day('2026-05-29T02:00:00'),
  )
  tree.write(`${whatsApp}/Backups/wa.db.crypt14`, noise(9, 40_000), day('2026-05-30T02:00:05'))
  tree.write(
    `${whatsApp}/Media/WhatsApp Documents/Invoice 4711.pdf`,
    encodePdf('Invoice 4711', ['Total: 128.00']),
    day('2025-02-03T10:10:00'),
  )
  tree.write(
    `${whatsApp}/Media/WhatsApp Images/Sent/IMG-20250203-WA0001.jpg`,
    picture,
    day('2025-02-03T10:12:00'),
  )
  tree.write(`${whatsApp}/Media/WhatsApp Images/Sent/.nomedia`, '', day('2023-06-02T08:00:00'))
  tree.write(
    `${whatsApp}/Media/WhatsApp Voice Notes/202505/PTT-20250203-WA0002.wav`,
    encodeWav(tune(70, 3)),
    day('2025-02-03T10:13:00'),
  )
}

/** What a backup has to leave out: thumbnails, the bin, caches. */
function addHidden(tree: Tree, picture: Buffer): void {
  const modified = day('2024-01-05T12:00:00')
  // Left by an older Android; those of this one are in Pictures and Movies (media-store.ts).
  times(6, index => tree.write(`DCIM/.thumbnails/${1000 + index}.jpg`, picture, modified))
  tree.write('DCIM/.thumbnails/.nomedia', '', modified)
  tree.write('DCIM/Camera/.trashed-1700000000-IMG.jpg', picture, modified)
  tree.write('Pictures/.trashed-1700000001-Screenshot.png', noise(10, 4000), modified)
  tree.write('Android/data/com.example/cache/tiles.bin', noise(11, 100_000), modified)
  tree.write('Android/data/com.example/files/state.json', '{"open":true}\n', modified)
  tree.write('Android/.nomedia', '', modified)
}
