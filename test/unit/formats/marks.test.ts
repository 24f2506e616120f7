import { strict as assert } from 'node:assert'
import { marksIn } from '../../../src/core/formats/marks'

/** The text with its marks shown: turns as `|`, annotations as `{…}`. */
function marked(text: string): string {
  const base = 100
  let shown = ''
  let at = 0
  for (const { kind, start, end } of marksIn(text, base)) {
    shown += text.slice(at, start - base) + (kind === 'turn' ? '|' : `{${text.slice(start - base, end - base)}}`)
    at = end - base
  }
  return shown + text.slice(at)
}

describe('marks', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a turn at the beginning', '- Hey, everyone.', '|Hey, everyone.'],
    ['a second speaker', '- Yeah. - Lumetri voice?', '|Yeah. |Lumetri voice?'],
    ['one after a cut-off', 'So- - Yeah, no, exactly.', 'So- |Yeah, no, exactly.'],
    ['one after a sound', '(laughs) - Right.', '{(laughs)} |Right.'],
    ['a dash within a sound', '[Music. - Applause]', '{[Music. - Applause]}'],
    ['long dashes', '– Yes. — No.', '|Yes. |No.'],
    ['arrows of broadcast captions', '>> Hello. >>> And you?', '|Hello. |And you?'],
    ['no turn in a range', 'From 9 - 10 of them - well, most.', 'From 9 - 10 of them - well, most.'],
    ['no turn in a compound', 'state-of-the-art - and cheap', 'state-of-the-art - and cheap'],
    ['no turn in what is cut off', 'so they can do a--', 'so they can do a--'],
    ['a dash alone', '-', '-'],
    ['music', '(upbeat music)', '{(upbeat music)}'],
    ['several words', '[audience laughing and clapping]', '{[audience laughing and clapping]}'],
    ['capitals', 'thank [Applause] you', 'thank {[Applause]} you'],
    ['one at the end of a line', 'blind leading the blind. (laughs)', 'blind leading the blind. {(laughs)}'],
    ['notes', '♪ la la ♪', '{♪} la la {♪}'],
    ['a description that fills its line', '(mysterious organ music)', '{(mysterious organ music)}'],
    ['spoken brackets', 'the loop (the inner one) and [sic]', 'the loop (the inner one) and [sic]'],
    [
      'spoken brackets about music',
      'we use it (the music model of theirs) a lot',
      'we use it (the music model of theirs) a lot',
    ],
    ['a call', 'print(x) and a[0]', 'print(x) and a[0]'],
    ['a Markdown link', '[the page](https://example.org/music)', '[the page](https://example.org/music)'],
  ]
  for (const [what, text, expected] of cases) it(what, () => assert.equal(marked(text), expected))

  it('are told apart in one line with a hundred thousand sounds and changes of speaker @size', () => {
    const marks = marksIn('(music). - A '.repeat(100_000), 0)
    assert.equal(marks.length, 200_000)
    assert.deepEqual(
      marks.slice(0, 2).map(({ kind }) => kind),
      ['annotation', 'turn'],
    )
  })
})
