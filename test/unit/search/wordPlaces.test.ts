import assert from 'node:assert/strict'
import type { Episode } from '../../../src/core/library/episode'
import { readEpisode } from '../../../src/core/library/readEpisode'
import { speechOf } from '../../../src/core/model/speech'
import { words } from '../../../src/core/model/words'
import { indexEpisode } from '../../../src/core/search/indexedEpisode'
import { Vocabulary } from '../../../src/core/search/vocabulary'
import { placesOf, wordAt } from '../../../src/core/search/wordPlaces'
import { seed } from '../../support/seeds'

const japanese = Array.from(
  { length: 400 },
  (_, i) => `${i}\n00:00:${String(i % 60).padStart(2, '0')},000 --> 00:00:59,000\n今日は良い天気ですねと彼が\n`,
)
const texts = [
  ...(['000', '001', '002', '003'] as const).map((number) => ({ what: `seed ${number}`, ...seed(number) })),
  { what: 'text without spaces', path: 'a.srt', source: japanese.join('\n') },
  {
    what: 'compounds over lines',
    path: 'b.srt',
    source: japanese.join('\n').replace(/今日.*/g, 'A chain-of-\nthought is'),
  },
  { what: 'no words', path: 'c.srt', source: '1\n00:00:01,000 --> 00:00:02,000\n...\n' },
]

for (const { what, path, source } of texts) {
  describe(`places of words in ${what}`, () => {
    const { transcript } = readEpisode({ id: path, path, source })
    assert.ok(transcript !== undefined)
    const speech = speechOf(transcript.cues)
    const facts = { metadata: {}, chapters: [], problems: [], sidecarProblems: [] }
    const vocabulary = new Vocabulary()
    const episode: Episode = { id: path, path, source, transcript, speech, ...facts }
    const indexed = indexEpisode(episode, 0, vocabulary)
    const spoken = words(speech.text)

    it('are those of the whole text, wherever they are asked for', () => {
      assert.deepEqual(
        Array.from(indexed.words, (id) => vocabulary.norm(id)),
        spoken.map(({ norm }) => norm),
      )
      for (let from = 0; from < spoken.length; from += 17) {
        const expected = spoken.slice(from, from + 61).map(({ start, end }) => ({ start, end }))
        assert.deepEqual(placesOf(indexed, from, from + 61), expected)
      }
    })

    it('begin in the cue that they begin in', () => {
      let word = 0
      speech.cueStarts.forEach((start, cue) => {
        while (word < spoken.length && (spoken[word]?.start ?? 0) < start) word += 1
        assert.equal(indexed.cueWords[cue], word)
        if (cue % 7 === 0) assert.equal(wordAt(indexed, start), word)
      })
    })
  })
}
