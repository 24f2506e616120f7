import { strict as assert } from 'node:assert'
import {
  formatDuration,
  formatPreciseTimestamp,
  formatSeconds,
  formatTimestamp,
  parseTimestamp,
  roundTime,
  spokenTime,
} from '../../../src/core/model/time'

describe('times', () => {
  const written: readonly (readonly [string, number | undefined])[] = [
    ['1:02:03.5', 3723.5],
    ['02:03', 123],
    ['0:00', 0],
    ['00:01:26,480', 86.48],
    ['01:26,480', 86.48],
    ['99:59:59.999', 359999.999],
    ['75:00.500', 4500.5],
    ['00:60:00.000', undefined],
    ['00:0a:00.000', undefined],
    ['100:00:01', 360001],
    ['125:07', 7507],
    ['86.5', 86.5],
    ['86s', 86],
    ['7.5200000000000005s', 7.52],
    [' 01:00 ', 60],
    ['1:60', undefined],
    ['1:60:00', undefined],
    ['1:2:3:4', undefined],
    ['-1', undefined],
    ['1:', undefined],
    ['', undefined],
    ['abc', undefined],
  ]
  for (const [text, seconds] of written)
    it(`"${text}" is ${seconds}`, () => assert.equal(parseTimestamp(text), seconds))

  const forms: readonly (readonly [(seconds: number) => string, number, string])[] = [
    [formatTimestamp, 86.58, '00:01:26'],
    [formatTimestamp, 360001, '100:00:01'],
    [formatTimestamp, -3, '00:00:00'],
    [formatPreciseTimestamp, 86.58, '00:01:26.580'],
    [formatPreciseTimestamp, 59.9996, '00:01:00.000'],
    [formatPreciseTimestamp, 134.20000000000002, '00:02:14.200'],
    [formatSeconds, 753.2000001, '753.2'],
    [formatSeconds, 86, '86'],
    [formatDuration, 18378, '5 h 6 min'],
    [formatDuration, 1530, '26 min'],
    [formatDuration, 7200, '2 h'],
    [formatDuration, 40, '40 s'],
    [spokenTime, 86, '1 minute 26 seconds'],
    [spokenTime, 3601, '1 hour 1 second'],
    [spokenTime, 0.4, 'the start'],
  ]
  for (const [form, seconds, text] of forms)
    it(`${form.name} of ${seconds} is "${text}"`, () => assert.equal(form(seconds), text))

  it('lose the noise of floats and nothing else', () => {
    assert.deepEqual([47.760000000000005, 246.23999999999998, 0.0005].map(roundTime), [47.76, 246.24, 0.001])
  })

  it('come back from every written form', () => {
    for (let seconds = 0; seconds < 20000; seconds += 123.457) {
      const exact = roundTime(seconds)
      assert.equal(parseTimestamp(formatPreciseTimestamp(exact)), exact)
      assert.equal(parseTimestamp(formatTimestamp(exact)), Math.floor(exact))
      assert.equal(parseTimestamp(formatSeconds(exact)), exact)
    }
  })
})
