import { strict as assert } from 'node:assert'
import { sentenceEnds } from '../../../src/core/model/sentences'

/** The sentences of a text, parted by bars. */
function parted(text: string): string {
  let at = 0
  const parts = [...sentenceEnds(text), text.length].map((end) => {
    const part = text.slice(at, end).trim()
    at = end
    return part
  })
  return parts.filter((part) => part !== '').join(' | ')
}

describe('sentences', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['One. Two! Three? Four', 'One. | Two! | Three? | Four'],
    ['He said "yes." Then he went.', 'He said "yes." | Then he went.'],
    ['It is (so.) Now.', 'It is (so.) | Now.'],
    ['He waited... and went. Done', 'He waited... and went. | Done'],
    ['He waited… Then he went.', 'He waited… | Then he went.'],
    ['Dr. Smith and Mr. Jones vs. Inc. Magazine', 'Dr. Smith and Mr. Jones vs. Inc. Magazine'],
    ['Richard P. Feynman said so. Yes.', 'Richard P. Feynman said so. | Yes.'],
    ['The A.I. Safety people. And A.I. And more.', 'The A.I. Safety people. | And A.I. | And more.'],
    ['They are utilizing A.I. and everyone is out.', 'They are utilizing A.I. and everyone is out.'],
    ['It is 9.9 or 9.11. Llama 3.1 is out.', 'It is 9.9 or 9.11. | Llama 3.1 is out.'],
    ['Look at robots.txt. And you.com.', 'Look at robots.txt. | And you.com.'],
    ['Why should I. Because.', 'Why should I. | Because.'],
    ['e.g. This one', 'e.g. This one'],
    ['これは文。次の文！', 'これは文。 | 次の文！'],
    ['「そう。」と言った。iPhoneの話', '「そう。」 | と言った。 | iPhoneの話'],
    ['他说：“好。”然后走了！？真的', '他说：“好。” | 然后走了！？ | 真的'],
    ['كيف حالك؟ أنا بخير. شكرا!', 'كيف حالك؟ | أنا بخير. | شكرا!'],
    ['آپ کیسے ہیں؟ میں ٹھیک ہوں۔ شکریہ', 'آپ کیسے ہیں؟ | میں ٹھیک ہوں۔ | شکریہ'],
    ['यह वाक्य है। यह दूसरा है॥ और', 'यह वाक्य है। | यह दूसरा है॥ | और'],
    ['no end at all', 'no end at all'],
    ['', ''],
  ]
  for (const [text, expected] of cases)
    it(expected === '' ? '(none)' : expected, () => assert.equal(parted(text), expected))

  it('are found in any text at once', () => {
    for (const text of [
      '.'.repeat(300_000) + 'x',
      `a.${'"'.repeat(300_000)}x`,
      'a. '.repeat(100_000),
      '."'.repeat(100_000),
    ]) {
      assert.ok(sentenceEnds(text).length <= 100_000)
    }
  })
})
