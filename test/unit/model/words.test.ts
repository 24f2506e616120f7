import { strict as assert } from 'node:assert'
import { normalize, words } from '../../../src/core/model/words'

const norms = (text: string) => words(text).map(({ norm }) => norm)

describe('words', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['case', 'DeepSeek DEEPSEEK', ['deepseek', 'deepseek']],
    ['acronyms with and without dots', 'A.I. AI U.S. U.S.A', ['ai', 'ai', 'us', 'usa']],
    ['an acronym before another word', 'zero one dot A.I. unicorns', ['zero', 'one', 'dot', 'ai', 'unicorns']],
    ['both apostrophes', "don't don’t", ["don't", "don't"]],
    ['quotation marks that look like them', "'quote' ‘quote’", ['quote', 'quote']],
    ['thousands', '10,000 10000 1,000,000', ['10000', '10000', '1000000']],
    ['lists of numbers', '4,5 and 1,2,3', ['4,5', 'and', '1,2,3']],
    ['decimals', '3.5 9.11 v1.58', ['3.5', '9.11', 'v1', '58']],
    ['a number at the end of a sentence', 'It was 9.11.', ['it', 'was', '9.11']],
    ['letters with numbers', 'GPT-4o o3-mini H100 10x', ['gpt', '4o', 'o3', 'mini', 'h100', '10x']],
    ['signs of programming languages', 'C++ C# F#', ['c++', 'c#', 'f#']],
    ['hyphens and slashes', 'to-do reg/ops A/B', ['to', 'do', 'reg', 'ops', 'a', 'b']],
    ['accents', 'Café cafe\u0301 Tülu', ['cafe', 'cafe', 'tulu']],
    ['money and shares', '$1.15 0.01%', ['1.15', '0.01']],
    ['signs that stand for several words', 'ﷺ', ['صلىاللهعليهوسلم']],
    ['accents without a letter', 'a ﹰ b', ['a', 'b']],
    [
      'composed and decomposed letters',
      'Việt Việ\u0302t Vie\u0323\u0302t ё е\u0308 각 \u1100\u1161\u11a8'.normalize('NFC'),
      ['viet', 'viet', 'viet', 'е', 'е', ...norms('각 각')],
    ],
    ['vowel signs of Arabic and Hebrew', 'كِتَاب كتاب שָׁלוֹם שלום', ['كتاب', 'كتاب', 'שלום', 'שלום']],
    ['vowels of Hindi and voiced sounds of Japanese', 'कि की かき かぎ', ['कि', 'की', 'かき', 'かき\u3099']],
    ['joiners', 'می‌خواهم میخواهم so\u00adft', ['میخواهم', 'میخواهم', 'soft']],
    ['lost letters', 'na\ufffdve \ufffd na\ud800ve', ['na\ufffdve', 'na\ud800ve']],
    ['nothing', ' - … ', []],
  ]
  for (const [what, text, expected] of cases) {
    it(what, () => assert.deepEqual(norms(text), expected))
  }

  it('written without spaces are parted by what the platform knows, with no character lost', () => {
    assert.equal(norms('人工智能 is AI').join(''), '人工智能isai')
  })

  it('written without spaces are the same in a text of any length', () => {
    const sentence = '今天我们讨论人工智能的未来以及它对社会的影响'
    const once = norms(sentence)
    assert.deepEqual(norms(sentence.repeat(10_000)), Array.from({ length: 10_000 }, () => once).flat())
  })

  it('lie where they say', () => {
    const text = 'Don’t say "A.I.", say 10,000x C++: 人工'
    for (const { start, end, norm } of words(text)) assert.equal(normalize(text.slice(start, end)), norm)
  })

  it('are found in any text at once', () => {
    for (const text of [
      'a.'.repeat(100_000),
      '1,'.repeat(100_000),
      '1'.repeat(200_000),
      "a'".repeat(100_000),
      '.'.repeat(200_000),
    ]) {
      assert.ok(words(text).length <= 100_000)
    }
  })
})
