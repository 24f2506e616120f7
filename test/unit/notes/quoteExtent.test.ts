import assert from 'node:assert/strict'
import { speechOf } from '../../../src/core/model/speech'
import { changedExtent, type ExtentStep } from '../../../src/core/notes/quoteExtent'

const said = [
  ['Ada', 'One. Two.'],
  ['Bob', 'Three. Four. Five.'],
  ['Ada', 'Six.'],
] as const

const source = said.map(([, text]) => text).join('\n')
const cues = said.map(([speaker, text]) => {
  const start = source.indexOf(text)
  return { start, end: start + text.length, text, speaker }
})
const speech = speechOf(cues)

describe('a quotation', () => {
  for (const [change, side, unit, before, after] of [
    ['grow', 'end', 'sentence', 'Four.', 'Four. Five.'],
    ['grow', 'end', 'sentence', 'Five.', 'Five.\nSix.'],
    ['grow', 'end', 'sentence', 'Six.', 'Six.'],
    ['grow', 'start', 'sentence', 'Four.', 'Three. Four.'],
    ['grow', 'start', 'sentence', 'One.', 'One.'],
    ['shrink', 'end', 'sentence', 'Three. Four.', 'Three.'],
    ['shrink', 'end', 'sentence', 'Three.', 'Three.'],
    ['shrink', 'start', 'sentence', 'Three. Four.', 'Four.'],
    ['shrink', 'start', 'sentence', 'Four.', 'Four.'],
    ['grow', 'end', 'sentence', 'ou', 'Four. Five.'],
    ['grow', 'end', 'turn', 'Three.', 'Three. Four. Five.'],
    ['grow', 'end', 'turn', 'Two.', 'Two.\nThree. Four. Five.'],
    ['grow', 'start', 'turn', 'Five.', 'Three. Four. Five.'],
    ['grow', 'start', 'turn', 'Three.', 'One. Two.\nThree.'],
    ['shrink', 'end', 'turn', 'Two.\nThree. Four.', 'Two.'],
    ['shrink', 'start', 'turn', 'Two.\nThree. Four.', 'Three. Four.'],
  ] as const) {
    it(`can ${change} by a ${unit} at its ${side}: ${JSON.stringify(before)}`, () => {
      const start = source.indexOf(before)
      const step: ExtentStep = { change, side, unit }
      const span = changedExtent(speech, { start, end: start + before.length }, step)
      assert.equal(span && source.slice(span.start, span.end), after)
    })
  }

  it('of a transcript without words cannot', () => {
    const step: ExtentStep = { change: 'grow', side: 'end', unit: 'sentence' }
    assert.equal(changedExtent(speechOf([]), { start: 0, end: 0 }, step), undefined)
  })
})
