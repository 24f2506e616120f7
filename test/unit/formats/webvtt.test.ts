import { strict as assert } from 'node:assert'
import { webVtt } from '../../../src/core/formats/webVtt'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('WebVTT', () => {
  itReadsFixtures(webVtt)

  const others: readonly (readonly [string, string, string])[] = [
    ['SRT', 'a.srt', '1\n00:00:01,000 --> 00:00:02,000\nYes.\n'],
    ['a note about it', 'note.md', '# WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n'],
    ['a word that begins so', 'a.txt', 'WEBVTTS are many.\n'],
  ]
  for (const [what, path, source] of others)
    it(`is not ${what}`, () => assert.equal(webVtt.confidence(source, path), 0))

  const head = 'WEBVTT\n\n00:01.000 --> 00:02.000\n'
  const step = '00:00:02.000 --> 00:00:02.010\nso welcome\nback\n\n'
  const hostile: readonly (readonly [string, string])[] = [
    ['open tags', head + '<v <c.x <rt>&'.repeat(150_000)],
    ['voices', head + '<v Ann>x'.repeat(250_000)],
    ['nested tags', head + '<b>'.repeat(600_000)],
    ['one tag', `${head}<v ${'x'.repeat(2_000_000)}`],
    ['times in lines', `${head}${'<00:00:01.000><c> x</c>'.repeat(85_000)}`],
    ['scrolling', `WEBVTT\n\n${step.repeat(40_000)}`],
    ['lines that scroll', `${head}${'a\n'.repeat(400_000)}\n00:02.000 --> 00:02.010\n${'a\n'.repeat(400_000)}`],
    ['header', `WEBVTT\n${'Key: value\n'.repeat(180_000)}`],
    ['notes', `WEBVTT\n\n${'NOTE x\n\n'.repeat(240_000)}`],
    ['references', head + '&nbsp;&#9999999;&x;'.repeat(100_000)],
  ]
  for (const [what, source] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      assert.equal(webVtt.confidence(source, 'a.vtt'), 1)
      assert.ok(readExactly(webVtt, source).cues.length <= 250_000)
    })
  }
})
