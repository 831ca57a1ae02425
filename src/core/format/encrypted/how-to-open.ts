/** `HOW TO OPEN WITHOUT PHONEKEEP.txt`. */
export const howToOpen = `This is an encrypted backup of an Android phone, made by Phonekeep.
Only the password it was made with opens it.

You don't need Phonekeep: any program for the age format (https://age-encryption.org) opens it.
With the age tool, in this folder:

1. Get the key. age asks for the password.

     age -d -o key.txt key.age

2. Get the list of what is in the backup: one line per item, with its path on the phone, its size and time, and the
   file in "data" that holds it.

     age -d -i key.txt -o index.jsonl index.jsonl.age

3. Get an item: take its "file" from the list.

     age -d -i key.txt -o photo.jpg data/ab/abcdef.age

Open report.json.age in the same way to see what is not in the backup, and why.
Delete key.txt when you are done: anyone who has it can read everything.
`
