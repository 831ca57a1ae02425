import { RuleTester } from 'eslint'
import { describe, it } from 'vitest'
import { sayInsideFunctions } from './say-inside-functions.mjs'

RuleTester.describe = describe
RuleTester.it = it

const head = "import { say, format } from '../words/say'\n"
const tooEarly = code => ({ code: head + code, errors: [{ messageId: 'tooEarly' }] })

new RuleTester().run('say-inside-functions', sayInsideFunctions, {
  valid: [
    `${head}export function title() { return say('a.b') }`,
    `${head}const title = () => say('a.b')`,
    `${head}class A { render() { return say('a.b') } }`,
    "import { say } from './other'\nconst title = say('a.b')",
  ],
  invalid: [
    tooEarly("const title = say('a.b')"),
    tooEarly('const { bytes } = format()'),
    tooEarly("const titles = { a: say('a.b') }"),
    tooEarly("class A { title = say('a.b') }"),
  ].concat({ code: `${head}const t = ['a'].map(x => say(x)), u = say('b')`, errors: 1 }),
})
