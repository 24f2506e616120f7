import { strict as assert } from 'node:assert'
import { attributesOf, markupTokens, textPieces, twiceEscaped } from '../../../src/core/formats/markupText'
import { textOf } from '../../../src/core/formats/pieces'

/** The tokens of a source, each in brackets: `<name>`, `</name>`, `<name/>`, texts with their entities read. */
function tokens(source: string): string[] {
  return [...markupTokens(source)].map((token) => {
    if (token.kind === 'text') return textOf(source, textPieces(source, token))
    return token.kind === 'open' ? `<${token.name}${token.empty ? '/' : ''}>` : `</${token.name}>`
  })
}

describe('markup with its places', () => {
  const cases: readonly (readonly [string, string, string[]])[] = [
    ['tags and texts', '<a>one<B x="1">two</b></A >', ['<a>', 'one', '<b>', 'two', '</b>', '</a>']],
    ['empty elements', '<br/><br /><p a=1/>', ['<br/>', '<br/>', '<p/>']],
    ['an end of a tag within a value', '<a x="1>2" y=\'"\'>b', ['<a>', 'b']],
    ['a quote that is never closed', '<a x="1>b</a>', ['<a>', 'b', '</a>']],
    ['a sign that begins no tag', '1 < 2 <3 << a', ['1 < 2 <3 << a']],
    ['a tag that is cut off', 'a<b c', ['a<b c']],
    ['comments and instructions', '<?xml v="1"?>a<!-- <p>b</p> -->c<!doctype html>d', ['a', 'c', 'd']],
    ['text of no markup', '<![CDATA[a <b> &amp;]]>c', ['a <b> &amp;', 'c']],
    [
      'scripts and style sheets',
      '<script>if (a<b) "<p>"</SCRIPT>x<style>p{}',
      ['<script>', '</script>', 'x', '<style>'],
    ],
    ['the five entities and numeric ones', '&lt;&gt;&amp;&quot;&apos;&#233;&#xE9;&#x1F600;', ['<>&"\'éé😀']],
    ['characters that do not exist', '&#0;&#xD800;&#x110000;&#9999999;', ['\uFFFD\uFFFD\uFFFD\uFFFD']],
    ['entities that are none', '&lol;&amp;amp; & &; &#; &#x; AT&T;', ['&lol;&amp; & &; &#; &#x; AT&T;']],
    [
      'declared entities, which are never expanded',
      '<!DOCTYPE a [<!ENTITY lol "ha"><!ENTITY lol2 "&lol;&lol;">]><a>&lol2;</a>',
      ['<a>', '&lol2;', '</a>'],
    ],
  ]
  for (const [what, source, expected] of cases) it(what, () => assert.deepEqual(tokens(source), expected))

  it('reads what a server escaped twice', () => {
    const source = 'it&amp;#39;s &amp;amp; &#39;so&#39;'
    const pieces = textPieces(source, { start: 0, end: source.length, plain: false }, twiceEscaped)
    assert.equal(textOf(source, pieces), "it's & 'so'")
  })

  it('reads attributes', () => {
    const tag = '<p t="1 2" D = \'3\' w=4 a checked>'
    const read = (name: string) => attributesOf(tag, { start: 0, end: tag.length }).get(name)
    assert.deepEqual(['t', 'd', 'w', 'a', 'p', 'x'].map(read), ['1 2', '3', '4', undefined, undefined, undefined])
  })

  it('is not slowed down by what never ends @size', () => {
    const parts = [
      '<',
      '<a ',
      '<a x="',
      '<!--',
      '<![CDATA[',
      '<!doctype ',
      '<!doctype[',
      '<?',
      '&',
      '&#',
      '<p>',
      '</',
      '<script>',
      '<a>&amp;',
    ]
    for (const part of parts) {
      let end = 0
      for (const token of markupTokens(part.repeat(2_000_000 / part.length))) end = token.end
      assert.ok(end <= 2_000_000)
    }
  })
})
