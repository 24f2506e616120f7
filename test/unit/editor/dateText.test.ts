import assert from 'node:assert/strict'
import { dateText } from '../../../src/editor/dateText'

const cases: readonly (readonly [date: string, language: string, text: string])[] = [
  ['2024-11-12', 'en', 'Nov 12, 2024'],
  ['2024-07', 'en', 'Jul 2024'],
  ['2024', 'en', '2024'],
  ['2024-11-12', 'de', '12. Nov. 2024'],
  ['2024-11-12', 'not a language', 'Nov 12, 2024'],
  ['spring 2024', 'en', 'spring 2024'],
]

describe('dateText', () => {
  for (const [date, language, text] of cases) {
    it(`${date} in ${language} is ${text}`, () => assert.equal(dateText(date, language), text))
  }
})
