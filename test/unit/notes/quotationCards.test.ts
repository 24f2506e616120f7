import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { quotationCards, type CardFacts } from '../../../src/core/notes/quotationCards'

const LINK = '[*T*, 00:01:26](https://youtu.be/_1f-o0nqpEI?t=86)'
const facts: CardFacts = {
  cited: (key) => (key === 'lex2025' ? { title: 'A <b> & c', show: 'Lex' } : undefined),
  checked: (_note, _env, [from]) => (from === 0 ? { state: 'differs', detail: '"so" <said>' } : undefined),
}

function rendered(note: string, known: CardFacts = facts): string {
  return quotationCards(known)(new MarkdownIt()).render(note)
}

describe('quotations in a preview', () => {
  it('are cards with words, speaker, episode, time and state', () => {
    assert.equal(
      rendered(`> One.\n>\n> — Lex, ${LINK}\n`),
      '<blockquote class="verbatim-quotation">\n<p>One.</p>\n<p class="verbatim-source">— Lex, <a href="https://youtu.be/_1f-o0nqpEI?t=86"><em>T</em>, 00:01:26</a> <span class="verbatim-state verbatim-state-differs" title="&quot;so&quot; &lt;said&gt;">differs</span></p>\n</blockquote>\n',
    )
  })

  it('show the episode that a key cites, and nothing of a state that is not known', () => {
    assert.equal(
      rendered('Text.\n\n> One. [@lex2025, {00:01:26}]\n'),
      '<p>Text.</p>\n<blockquote class="verbatim-quotation">\n<p>One.<span class="verbatim-source" title="[@lex2025, {00:01:26}]">— Lex, <em>A &lt;b&gt; &amp; c</em>, 00:01:26</span></p>\n</blockquote>\n',
    )
    assert.match(rendered('> One. [@other, {00:01:26}]'), /verbatim-quotation.*\n<p>One\. \[@other, \{00:01:26\}\]/)
  })

  it('are those of sources alone, and of the innermost block', () => {
    for (const note of ['> One.\n', '> One.\n>\n> — Lex, [T](https://x.org)\n', '> [@lex2025]\n', `— ${LINK}`, '>']) {
      assert.equal(rendered(note), new MarkdownIt().render(note))
    }
    assert.match(
      rendered(`> a\n>\n> > One.\n> >\n> > — ${LINK}\n`),
      /^<blockquote>\n<p>a<\/p>\n<blockquote class="verbatim-quotation">/,
    )
  })

  it('are rendered plainly where something fails', () => {
    const failing: CardFacts = { ...facts, checked: () => { throw new Error('no') } } // prettier-ignore
    assert.match(rendered(`> One.\n>\n> — ${LINK}\n`, failing), /<p>One\.<\/p>/)
  })

  it('are rendered in time that grows with the note @size', () => {
    for (const note of [`> One.\n>\n> — ${LINK}\n\n`, '> [@a, {1:00}\n', '> '.repeat(20) + 'a\n\n'])
      rendered(note.repeat(5_000))
  })
})
