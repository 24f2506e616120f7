import { strict as assert } from 'node:assert'
import {
  lineAround,
  nearestInReader,
  paragraphAt,
  readerAt,
  sourceAt,
  spanInSource,
} from '../../../src/editor/readerMap'

const SOURCE = '[0] - Tides are sums\n[3] of waves.\n[9] - And a machine?\n'
const READER = '## Tides  00:00:00\n\n[00:00:00] – Tides are sums of waves.\n\n[00:00:09] – And a machine?\n'

/** The runs that the two texts share, given by their words. */
const RUNS = Int32Array.from(
  ['Tides are sums', 'of waves.', 'And a machine?'].flatMap((words) => [
    READER.lastIndexOf(words),
    SOURCE.indexOf(words),
    words.length,
  ]),
)

const inReader = (words: string): number => READER.lastIndexOf(words)
const inSource = (words: string): number => SOURCE.indexOf(words)

/** The source's characters for those of the reader from the start of one text to the end of another. */
function sourceOf(from: string, to = from): string | undefined {
  const span = spanInSource(RUNS, { start: inReader(from), end: inReader(to) + to.length })
  return span && SOURCE.slice(span.start, span.end)
}

describe('how the reader lies over the source', () => {
  it('maps every character of spoken words there and back', () => {
    let mapped = 0
    for (let offset = 0; offset < READER.length; offset++) {
      const source = sourceAt(RUNS, offset)
      if (source === undefined) continue
      assert.equal(readerAt(RUNS, source), offset)
      if (SOURCE[source] === READER[offset]) mapped += 1
    }
    // All but the end of each run, where another character follows.
    assert.equal(mapped, 'Tides are sums'.length + 'of waves.'.length + 'And a machine?'.length + 2)
  })

  it('has no place in the source for headings, times and signs', () => {
    for (const words of ['## Tides', '[00:00:09]', '– And']) assert.equal(sourceAt(RUNS, inReader(words)), undefined)
  })

  it('finds the words at or after a place that is not spoken', () => {
    assert.equal(nearestInReader(RUNS, inSource('[3]')), inReader('of waves'))
    assert.equal(nearestInReader(RUNS, 0), inReader('Tides are'))
    assert.equal(nearestInReader(RUNS, SOURCE.length + 5), inReader('machine?') + 'machine?'.length)
    assert.equal(nearestInReader(new Int32Array(), 3), undefined)
  })

  it('gives the source of a selection', () => {
    assert.equal(sourceOf('are', 'of'), 'are sums\n[3] of')
    assert.equal(sourceOf('[00:00:00] – Tides'), 'Tides')
    assert.equal(sourceOf('waves.\n\n[00'), 'waves.')
    assert.equal(sourceOf('sums of waves.\n\n[00:00:09] – And'), 'sums\n[3] of waves.\n[9] - And')
    assert.equal(sourceOf('## Tides  00:00:00'), undefined)
    assert.equal(sourceOf('[00:00:09] –'), undefined)
  })

  it('gives a place for an empty selection', () => {
    const at = inReader('machine')
    assert.deepEqual(spanInSource(RUNS, { start: at, end: at }), {
      start: inSource('machine'),
      end: inSource('machine'),
    })
  })

  it('knows the paragraph of an offset and its time', () => {
    const paragraphs = Int32Array.from([inReader('[00:00:00]'), 0, inReader('[00:00:09]'), 9500, READER.length, -1])
    assert.equal(paragraphAt(paragraphs, 0), undefined)
    assert.deepEqual(paragraphAt(paragraphs, inReader('waves')), { offset: inReader('[00:00:00]'), startTime: 0 })
    assert.deepEqual(paragraphAt(paragraphs, inReader('machine')), { offset: inReader('[00:00:09]'), startTime: 9.5 })
    assert.deepEqual(paragraphAt(paragraphs, READER.length), { offset: READER.length })
  })

  it('gives the line around an offset', () => {
    const line = lineAround(READER, inReader('waves'))
    assert.equal(READER.slice(line.start, line.end), '[00:00:00] – Tides are sums of waves.')
    assert.deepEqual(lineAround(READER, 0), { start: 0, end: '## Tides  00:00:00'.length })
    assert.deepEqual(lineAround('', 0), { start: 0, end: 0 })
  })
})
