import { strict as assert } from 'node:assert'
import { ttml } from '../../../src/core/formats/ttml'
import { itReadsFixtures, readExactly } from '../../support/formatFixtures'

describe('TTML', () => {
  itReadsFixtures(ttml)

  const others: readonly (readonly [string, string])[] = [
    ['captions of YouTube', '<?xml version="1.0"?><timedtext><body><p t="0" d="1">x</p></body></timedtext>'],
    ['a page', '<!doctype html><html><body><tt>x</tt></body></html>'],
    ['a note about it', 'Put it in a <tt> element: <tt><p begin="1s">x</p></tt>'],
  ]
  for (const [what, source] of others) it(`is not ${what}`, () => assert.equal(ttml.confidence(source, 'a.xml'), 0))

  const head = '<tt><body>'
  const hostile: readonly (readonly [string, string, number])[] = [
    ['elements in elements', head + '<div begin="1s">'.repeat(125_000), 0],
    ['paragraphs in paragraphs', head + '<p begin="1s">x'.repeat(130_000), 130_000],
    ['timed words', `${head}<p>${'<span begin="1s">a </span>'.repeat(77_000)}</p>`, 77_000],
    ['references', `${head}<p begin="1s">${'&amp;'.repeat(400_000)}`, 1],
    ['open tags', head + '<p begin="'.repeat(200_000), 0],
    ['ends without beginnings', head + '</p></div>'.repeat(200_000), 0],
    ['attributes', `${head}<p ${'a="1" '.repeat(330_000)} begin="1s">x</p>`, 1],
    [
      'entities in entities',
      `<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a "${'x'.repeat(1000)}">${'<!ENTITY b "&a;&a;">'.repeat(90_000)}]><tt><p begin="1s">&b;</p></tt>`,
      1,
    ],
  ]
  for (const [what, source, cues] of hostile) {
    it(`stands 2 MB of ${what} @size`, () => {
      ttml.confidence(source, 'a.xml')
      assert.ok(readExactly(ttml, source).cues.length <= cues)
    })
  }
})
