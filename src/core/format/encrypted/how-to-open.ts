/** `HOW TO OPEN WITHOUT PHONEKEEP.txt`. */
export const howToOpen = `This is an encrypted backup of an Android phone, made by Phonekeep.
It opens with the password it was made with, and with nothing else.

Without Phonekeep, any program for the age format (https://age-encryption.org) opens it.
With the age tool, in this folder:

1. Get the key. age asks for the password.

     age -d -o key.txt key.age

2. Get the list of what is in the backup: a line an item, with its path on the phone, its size and time, and the
   file below "data" that holds it.

     age -d -i key.txt -o index.jsonl index.jsonl.age

3. Get an item: take its "file" from the list.

     age -d -i key.txt -o photo.jpg data/ab/abcdef.age

report.json.age tells, in the same way, what the backup does not hold and why.
Delete key.txt when you are done: who has it can read everything.
`
