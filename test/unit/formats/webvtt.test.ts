import { strict as assert } from 'node:assert'
import { webVtt } from '../../../src/core/formats/webVtt'
import { itReadsFixtures, readExactly, shown } from '../../support/formatFixtures'

describe('WebVTT', () => {
  itReadsFixtures(webVtt)

  const others: readonly (readonly [string, string, string])[] = [
    ['SRT', 'a.srt', '1\n00:00:01,000 --> 00:00:02,000\nYes.\n'],
    ['a note about it', 'note.md', '# WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n'],
    ['a word that begins so', 'a.txt', 'WEBVTTS are many.\n'],
  ]
  for (const [what, path, source] of others)
    it(`is not ${what}`, () => assert.equal(webVtt.confidence(source, path), 0))

  it('takes what is escaped without need for words', () => {
    const cues = '00:01.000 --> 00:02.000\n-&#32;Yes (&#108;aughing)\n\n00:03.000 --> 00:04.000\nAnn&#58; no\n\n'
    const read = shown(readExactly(webVtt, `WEBVTT\nTitle: A &amp; B\n\n${cues}${cues}`))
    assert.deepEqual(
      read.cues.slice(0, 2).map(([, , speaker, words]) => [speaker, words]),
      [
        [null, '- Yes (laughing)'],
        [null, 'Ann: no'],
      ],
    )
    assert.deepEqual(read.metadata, { title: 'A & B' })
  })

  it('leaves a file that is called SRT to SRT, though it names a voice', () => {
    assert.equal(webVtt.confidence('1\n00:00:01,000 --> 00:00:02,000\n<v Ann>Yes.\n', 'a.srt'), 0)
  })

  it('reads every line of a block that no screen could show, and no note within it', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`)
    const block = [
      ...lines.slice(0, 300),
      '',
      'NOTE not said',
      'nor this',
      '',
      ...lines.slice(300, 490),
      '00:99:99:',
      ...lines.slice(490),
    ]
    const { cues } = shown(readExactly(webVtt, `WEBVTT\n\n00:01.000 --> 00:02.000\n${block.join('\n')}\n`))
    assert.equal(
      cues
        .map(([, , , words]) => words)
        .join(' ')
        .replace(/\s+/g, ' '),
      lines.join(' '),
    )
  })

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
