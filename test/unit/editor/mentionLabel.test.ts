import assert from 'node:assert/strict'
import { mentionLabel } from '../../../src/editor/mentionLabel'

/** `[words]` are those that mention the topic. */
function labelOf(text: string, startTime?: number): string {
  const open = text.indexOf('[')
  const marked = open < 0 ? [] : [{ start: open, end: text.indexOf(']') - 1 }]
  const mention = { text: text.replace(/[[\]]/g, ''), marked, ...(startTime === undefined ? {} : { startTime }) }
  const { label, highlights } = mentionLabel(mention)
  return highlights.reduceRight(
    (shown, [from, to]) => `${shown.slice(0, from)}[${shown.slice(from, to)}]${shown.slice(to)}`,
    label,
  )
}

const cases: readonly (readonly [text: string, time: number | undefined, label: string])[] = [
  ['[NVIDIA] makes them', 86, '00:01:26 [NVIDIA] makes them'],
  ['As we said before about the [NVIDIA] chips', 86, '00:01:26 … about the [NVIDIA] chips'],
  ['As we said about the [NVIDIA] chips', undefined, '… about the [NVIDIA] chips'],
  ['Incomprehensibilities[NVIDIA]', undefined, '… [NVIDIA]'],
  ['نتحدث عن [الذكاء]', 14, '00:00:14 \u2068نتحدث عن [الذكاء]\u2069'],
  ['nothing is marked here at all', undefined, 'nothing is marked here at all'],
]

describe('the row of a mention', () => {
  for (const [text, time, label] of cases) it(label, () => assert.equal(labelOf(text, time), label))
})
