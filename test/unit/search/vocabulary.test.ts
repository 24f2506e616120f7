import assert from 'node:assert/strict'
import { eachSpan, words } from '../../../src/core/model/words'
import { Vocabulary, type WordId } from '../../../src/core/search/vocabulary'
import { seed } from '../../support/seeds'

/** Reads a text into the vocabulary as indexing does; gives the words as they come out. */
function readBack(text: string, vocabulary: Vocabulary): string[] {
  const ids: WordId[] = []
  eachSpan(
    text,
    (start, end, last, before) => ids.push(vocabulary.addPlain(text, start, end, last, before)),
    (_start, _end, norm) => ids.push(vocabulary.add(norm)),
  )
  return ids.map((id) => vocabulary.norm(id))
}

const norms = (text: string): string[] => words(text).map(({ norm }) => norm)
const seeds = (['000', '001', '002', '003'] as const).map((number) => seed(number).source)

describe('the vocabulary', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['long words with the same end', 'international nternational ternational Xternational international'],
    ['words of ten letters and of more', 'abcdefghij xabcdefghij abcdefghij 0abcdefghij abcdefghijk'],
    ['capitals', "AI ai Ai DON'T don't Don't"],
    ['digits and letters', "10 1o l0 010 10 a1 a'1 2025 2O25"],
    ['words with and without an apostrophe', "its it's its' 'its it’s wont won't w'ont"],
    ['other scripts between plain words', 'the café the cafe naïve naive 今日は 10,000 10000 C++ C# c'],
    ['hashes that meet', Array.from({ length: 70_000 }, (_, i) => `w${i % 50_000}`).join(' ')],
  ]
  for (const [what, text] of alike) {
    it(`tells apart ${what}`, () =>
      assert.deepEqual(readBack(`${text} ${text}`, new Vocabulary()), norms(`${text} ${text}`)))
  }

  it('reads the words of the sample library', () => {
    const vocabulary = new Vocabulary()
    for (const source of seeds) assert.deepEqual(readBack(source, vocabulary), norms(source))
    assert.equal(vocabulary.size, new Set(seeds.flatMap(norms)).size)
    assert.equal(vocabulary.spoken, seeds.flatMap(norms).length)
  })

  it('finds all longer words that begin so, in the order in which they came', () => {
    const vocabulary = new Vocabulary()
    for (const source of seeds) readBack(source, vocabulary)
    const all = [...new Set(seeds.flatMap(norms))]
    for (const prefix of ['the', 'com', 'comp', 'compu', 'comput', 'computer', 'computers', 'xyz', "don'", '202']) {
      assert.deepEqual(
        vocabulary.withPrefix(prefix).map((id) => vocabulary.norm(id)),
        all.filter((norm) => norm.length > prefix.length && norm.startsWith(prefix)),
      )
    }
  })

  it('no longer finds a word without uses, and finds it again with one', () => {
    const vocabulary = new Vocabulary()
    const [jevons = 0] = ['jevons', 'jevonsian'].map((norm) => vocabulary.add(norm))
    assert.deepEqual(vocabulary.withPrefix('jevon').length, 2)
    vocabulary.release(jevons)
    assert.equal(vocabulary.idOf('jevons'), undefined)
    assert.deepEqual(
      vocabulary.withPrefix('jevon').map((id) => vocabulary.norm(id)),
      ['jevonsian'],
    )
    assert.deepEqual(vocabulary.withSpelling('jevonz', 1), [])
    vocabulary.add('jevons')
    assert.equal(vocabulary.idOf('jevons'), jevons)
    assert.equal(vocabulary.withPrefix('jevon').length, 2)
  })
})
