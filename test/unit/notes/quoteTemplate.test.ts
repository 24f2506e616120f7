import assert from 'node:assert/strict'
import { filledTemplate, readTemplate } from '../../../src/core/notes/quoteTemplate'
import { templateProblemText } from '../../../src/core/notes/templateProblemText'

const known = { episode: 'Tides', time: '00:00:09', link: 'tides.txt#t=9.9' }

function filled(template: string, paragraphs: readonly string[] = ['One.'], values = known): string {
  const read = readTemplate(template)
  return read.kind === 'problem' ? templateProblemText(read) : filledTemplate(read, paragraphs, values)
}

describe('a template of quotations', () => {
  for (const [what, template, expected] of [
    [
      'is filled with what is known',
      '{text} ([{episode}, {time}]({link}))',
      'One. ([Tides, 00:00:09](tides.txt#t=9.9))',
    ],
    [
      'leaves out what is not, with the signs beside it',
      '{text} {speaker, }{episode}{ (date)}{, time}',
      'One. Tides, 00:00:09',
    ],
    ['takes the first that is known', '{speaker|show|episode}: {text}', 'Tides: One.'],
    ['holds braces', '{text} [@x, {{{time}}}]', 'One. [@x, {00:00:09}]'],
    ['may have line ends of any kind, and none at its end', '> {text}\r\n> x\r\n', '> One.\n> x'],
    ['leaves a brace that only closes', '{text} }', 'One. }'],
    [
      'that names something unknown says so',
      '{speeker}: {text}',
      'The template names {speeker}, which is not known. Known are {text}, {speaker}, {show}, {episode}, {date}, {time}, {end}, {link}, {key}; write {{ for a brace.',
    ],
    [
      'with more than one name between braces says so',
      '{text by speaker}',
      'The template names {text by speaker}, which is not known. Known are {text}, {speaker}, {show}, {episode}, {date}, {time}, {end}, {link}, {key}; write {{ for a brace.',
    ],
    [
      'with an open brace says so',
      '> {text\n> — {show}',
      'A brace of the template is not closed: "{text\n> — {show}". Close it, or write {{ for a brace.',
    ],
    [
      'without anything says so',
      ' \n',
      'The template is empty. Write words and what stands for a value: {text}, {speaker}, {show}, {episode}, {date}, {time}, {end}, {link}, {key}.',
    ],
  ] as const) {
    it(what, () => assert.equal(filled(template), expected))
  }

  it('begins every paragraph as its line begins', () => {
    assert.equal(filled('> {text}\n> — {episode}', ['One.', 'Two.']), '> One.\n>\n> Two.\n> — Tides')
    assert.equal(filled('- {text}', ['One.', 'Two.']), '- One.\n\n  Two.')
  })

  it('is read in one pass @size', () => {
    assert.equal(filled('{text}'.repeat(100_000)).length, 400_000)
    assert.match(filled('{'.repeat(400_001)), /not closed/)
    assert.match(filled(`{${'a|'.repeat(200_000)}}`), /not known/)
  })
})
