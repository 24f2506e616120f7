import { strict as assert } from 'node:assert'
import { premiere } from '../../../src/core/formats/premiere'
import { srt } from '../../../src/core/formats/srt'
import { itReadsFixtures, readExactly, spokenIn } from '../../support/formatFixtures'

describe('text of Premiere', () => itReadsFixtures(premiere))

describe('SRT', () => {
  itReadsFixtures(srt)

  const others: readonly (readonly [string, string, string])[] = [
    ['a note that quotes it', 'note.md', '# Notes\n\nAs they say:\n\n1\n00:00:01,000 --> 00:00:02,000\nYes.\n'],
    ['prose', 'a.txt', 'We met at 10:30 and left.\n'],
    ['whisper.cpp', 'a.txt', '[00:00:01.000 --> 00:00:02.000]  Yes.\n'],
    ['an empty file', 'a.srt', ''],
  ]
  for (const [what, path, source] of others) it(`is not ${what}`, () => assert.equal(srt.confidence(source, path), 0))

  const cue = '1\n00:00:01,000 --> 00:00:02,000\n'
  const names = Array.from({ length: 50_000 }, (_, i) => `${i}\n00:00:01,000 --> 00:00:02,000\nPerson ${i}: so\n`)
  const hostile: readonly (readonly [string, string, number])[] = [
    ['open tags', cue + '<i <font {\\ &amp &#'.repeat(120_000), 1],
    ['labels in one cue', cue + 'Ann Lee: <i>x</i>\n'.repeat(110_000), 20],
    ['one line', cue + 'x'.repeat(2_000_000), 1],
    ['blanks', `${cue}x${' '.repeat(2_000_000)}y`, 1],
    ['capital words', cue + 'A '.repeat(1_000_000), 1],
    ['arrows', '0:00 --> '.repeat(220_000), 1],
    ['dashes', `${cue}${'- '.repeat(1_000_000)}`, 1],
    ['digits', '1'.repeat(2_000_000), 0],
    ['numbers', '1\n'.repeat(1_000_000), 0],
    ['references', cue + '&amp;'.repeat(400_000), 1],
    ['speakers', names.join('\n'), 50_000],
    ['repeated cues', '00:00:01,000 --> 00:00:01,001\na\n'.repeat(60_000), 60_000],
  ]
  for (const [what, source, cues] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      srt.confidence(source, 'a.srt')
      const transcript = readExactly(srt, source)
      assert.ok(transcript.cues.length >= Math.min(cues, 1) && transcript.cues.length <= cues + 1)
    })
  }

  it('keeps every word between cues, whatever stands there', () => {
    const words = spokenIn(srt.read(`${cue}one\n\n7\n\nx\n\n\n2\n00:00:02,000 --> 00:00:03,000\ntwo`))
    assert.deepEqual(words, ['one 7 x', 'two'])
  })
})
