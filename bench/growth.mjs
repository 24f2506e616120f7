// How what was measured grows with the size of the library.

/** @param measured results by `hours`, at least two sizes; `classes` are kinds of queries with their names. */
export function growthOf(measured, classes) {
  const rows = [
    ['index of all passages, s', ({ ours }) => ours.seconds],
    ['its memory, MB', ({ ours }) => ours.memory],
    ['replacing one episode, p95, ms', ({ ours }) => ours.replace.p95],
    ...classes.map(([kind, what]) => [`${what.replace(/ \(.*/, '')}, p95, ms`, ({ ours }) => ours[kind].p95]),
  ]
  const sizes = measured.map(({ hours }) => hours)
  return [
    'Exponents say how fast a figure grows with the hours n, fitted over all sizes: n^1 is linear, n^0 stays the same. Marks: time to',
    'build and memory linear, queries no worse than n^0.9.',
    '',
    `| what | ${sizes.map((size) => `${size.toLocaleString('en')} h`).join(' | ')} | grows as |`,
    `|---|${sizes.map(() => '---|').join('')}---|`,
    ...rows.map(([what, value]) => {
      const values = measured.map(value)
      return `| ${[what, ...values.map(rounded), `n^${slope(sizes, values).toFixed(2)}`].join(' | ')} |`
    }),
    '',
    'The 95th percentiles of queries, both axes in powers of ten, from top to bottom at the right end:',
    `${namesByLast(measured, classes).join(', ')}.`,
    '',
    '```mermaid',
    'xychart-beta',
    `  x-axis "hours" [${sizes.join(', ')}]`,
    '  y-axis "log10 of ms"',
    ...classes.map(
      ([kind]) =>
        `  line [${measured.map(({ ours }) => Math.log10(Math.max(0.01, ours[kind].p95)).toFixed(2)).join(', ')}]`,
    ),
    '```',
  ].join('\n')
}

function namesByLast(measured, classes) {
  const last = ([kind]) => measured.at(-1).ours[kind].p95
  return [...classes].sort((a, b) => last(b) - last(a)).map(([, what]) => what.replace(/ \(.*/, ''))
}

/** The exponent of the power of `sizes` that is nearest to the values (least squares of the logarithms). */
function slope(sizes, values) {
  const points = sizes.map((size, index) => [Math.log(size), Math.log(Math.max(0.01, values[index]))])
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
}

function rounded(value) {
  return value < 10 ? value.toFixed(2) : value.toFixed(0)
}
