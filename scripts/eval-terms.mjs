// Coverage of the glossary: for each term of the evaluation set and each spelling in which a transcript has it, the
// share of its occurrences that get a card for that term, and the share that get any card. Then the share of the terms
// that somebody explains whose card offers that moment, give or take 15 seconds.
//   node scripts/eval-terms.mjs TERMS.jsonl FOUND.jsonl SEEDS_DIR GLOSSARY.md [--misses]
// FOUND.jsonl: the lines of `verbatim terms FILE --json` for every seed ({file, offset, text, entry, explainedAt}).
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { misses: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [termsFile, foundFile, seedsFolder, glossaryFile] = positionals
if (glossaryFile === undefined) {
  console.error('Usage: node scripts/eval-terms.mjs TERMS.jsonl FOUND.jsonl SEEDS_DIR GLOSSARY.md [--misses]')
  process.exit(2)
}

const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '')
const jsonLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** All names of each entry, folded: the heading and what its `Also:` lines list. */
function namesByLabel(text) {
  const names = new Map()
  let current = []
  for (const line of text.split('\n')) {
    const heading = /^##+ (.*)/.exec(line)?.[1]?.trim()
    const also = /^Also(?: \([^)]*\))?: (.*)/.exec(line)?.[1]
    if (heading !== undefined) names.set(heading, (current = [fold(heading)]))
    else if (also !== undefined) current.push(...also.split(',').map(fold))
  }
  return names
}

/** `A / B` and `X (Y)` stand for either part. */
function wanted(term) {
  const parts = [term, ...term.split(/\s+\/\s+|,\s+|\s+and\s+/), term.replace(/\s*\([^)]*\)/g, '')]
  for (const [, inner] of term.matchAll(/\(([^)]*)\)/g)) parts.push(inner)
  return [...new Set(parts.map(fold).filter((part) => part.length > 1))]
}

/** Occurrences of a spelling, also over the end of a line with its time and link. */
function occurrences(source, spelling) {
  const gap = String.raw`(?:[\s\-‐‑–]+|\s*\[\[[^\n]*\)\]\s*\n\*\s+|\s*\n\[[^\]\n]*\]\s+(?:-\s+)?)`
  const words = spelling.trim().split(/[\s\-‐‑–]+/)
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(gap)
  const found = (flags) => [
    ...source.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, flags)),
  ]
  const exact = found('gu')
  return (exact.length > 0 ? exact : found('giu'))
    .filter(({ index }) => !insideTime(source, index))
    .map((match) => [match.index, match.index + match[0].length])
}

/** Times and links hold digits that no one spoke. */
function insideTime(source, offset) {
  const line = source.slice(source.lastIndexOf('\n', offset) + 1, offset)
  return /\[\[[^\n]*$|^\[[^\]]*$/.test(line)
}

/** Whether a place lies in a range of seconds; in the one seed that has ranges the time follows its words. */
function inScope(source, offset, scope) {
  if (!scope) return true
  const [, hours, minutes, seconds] = /\[\[(\d+):(\d+):(\d+)\]/.exec(source.slice(offset, offset + 2000)) ?? []
  if (hours === undefined) return true
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return time >= scope[0] - 1 && time <= scope[1]
}

const names = namesByLabel(readFileSync(glossaryFile, 'utf8'))
const found = new Map()
for (const card of jsonLines(foundFile)) {
  const seed = basename(card.file).slice(0, 3)
  if (!found.has(seed)) found.set(seed, [])
  found.get(seed).push(card)
}
const files = readdirSync(seedsFolder).filter((file) => file.endsWith('.txt'))
const sources = new Map(files.map((file) => [file.slice(0, 3), readFileSync(join(seedsFolder, file), 'utf8')]))
const headerEnds = new Map([...sources].map(([seed, text]) => [seed, Math.max(0, text.indexOf('\n# '))]))

/** Seconds by which an explanation may be missed. */
const near = 15

const rows = new Map()
const misses = []
const unexplained = []
const explained = { wanted: 0, offered: 0 }
for (const { seed, term, asTranscribed, scope, definedAt } of jsonLines(termsFile)) {
  const row = rows.get(seed) ?? { spellings: 0, right: 0, any: 0 }
  rows.set(seed, row)
  const parts = wanted(term)
  const isRight = (card) =>
    [fold(card.entry), ...(names.get(card.entry) ?? [])].some((name) =>
      parts.some((part) => name === part || name.includes(part)),
    )
  if (definedAt) {
    const moments =
      found
        .get(seed)
        ?.filter(isRight)
        .flatMap(({ explainedAt = [] }) => explainedAt) ?? []
    const offered = moments.some(({ start }) => start >= definedAt[0] - near && start <= definedAt[1] + near)
    explained.wanted += 1
    if (offered) explained.offered += 1
    else unexplained.push({ seed, term, definedAt })
  }
  for (const spelling of asTranscribed) {
    const places = occurrences(sources.get(seed), spelling).filter(
      ([start]) => start > headerEnds.get(seed) && inScope(sources.get(seed), start, scope),
    )
    if (places.length === 0) continue
    row.spellings += 1
    const cards = places.map(
      ([start, end]) => found.get(seed)?.filter(({ offset: [a, b] }) => a < end && b > start) ?? [],
    )
    const right = cards.filter((list) => list.some(isRight)).length / places.length
    row.right += right
    row.any += cards.filter((list) => list.length > 0).length / places.length
    if (right < 1)
      misses.push({
        seed,
        term,
        spelling,
        right,
        places: places.length,
        got: [...new Set(cards.flat().map((card) => card.entry))],
      })
  }
}

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)
const all = { spellings: 0, right: 0, any: 0 }
for (const row of rows.values()) for (const key of Object.keys(all)) all[key] += row[key]
console.log('seed  spellings  right card  any card')
for (const [seed, row] of [...[...rows].sort(), ['all', all]]) {
  const cells = [seed.padEnd(4), String(row.spellings).padStart(10), percent(row.right, row.spellings).padStart(11)]
  console.log(`${cells.join(' ')} ${percent(row.any, row.spellings).padStart(9)}`)
}
console.log(
  `explained where a reader says: ${explained.offered} of ${explained.wanted}, ${percent(explained.offered, explained.wanted)}`,
)
if (values.misses) {
  for (const { seed, term, definedAt } of unexplained)
    console.log(`${seed} ${term} is explained at ${definedAt.join(' to ')}`)
  for (const { seed, term, spelling, right, places, got } of misses) {
    console.log(
      `${seed} ${term} as "${spelling}": ${percent(right, 1)} of ${places}; cards there: ${got.join(', ') || 'none'}`,
    )
  }
}
