import own from '../../src/words/en.json'

const notes = { title: 'Notes', hint: 'What you wrote down' }

/** As the app's own file of messages, with those of one more kind of data. */
// oxlint-disable-next-line import/no-default-export -- it stands in for a file of JSON
export default { ...own, categories: { ...own.categories, notes } }
