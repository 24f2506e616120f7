import { hostileParts } from '../support/worstInputs'
import type { Random } from './random'

/** Something that happens to files: cut, joined with another, saved by the wrong program. */
type Mutation = (text: string, random: Random, other: () => string) => string

/** A text to which a few things happened. `other` gives texts to splice it with. */
export function mutated(text: string, random: Random, other: () => string): string {
  let result = text
  for (let left = random.pick([1, 1, 2, 3, 6]); left > 0; left--) {
    result = random.pick(mutations)(result, random, other).slice(0, longest)
  }
  return result
}

/** Longer ones would only take longer; huge inputs have tests of their own. */
const longest = 20_000

const mutations: readonly Mutation[] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => withStretch(text, random, () => ''),
  (text, random) => withStretch(text, random, (stretch) => stretch + stretch),
  (text, random) => withStretch(text, random, (stretch) => stretch.repeat(random.between(2, 30))),
  (text, random, other) => text.slice(0, random.below(text.length + 1)) + stretchOf(other(), random),
  (text, random, other) => inserted(text, random, stretchOf(other(), random)),
  (text, random) => inserted(text, random, random.pick(hostileParts)),
  (text, random) => inserted(text, random, random.pick(tokens)),
  (text, random) => inserted(text, random, random.pick(hostileParts).repeat(random.between(2, 300))),
  (text, random) => manyTimes(random, 8, text, (each) => inserted(each, random, random.pick(tokens))),
  (text, random) => manyTimes(random, 8, text, (each) => flipped(each, random)),
  (text, random) => manyTimes(random, 8, text, (each) => withStretch(each, random, () => '', 3)),
  (text, random) => byLines(text, random, (lines, at) => lines.splice(at, 1)),
  (text, random) => byLines(text, random, (lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  (text, random) => byLines(text, random, (lines, at) => lines.splice(at, 0, '', '')),
  (text, random) =>
    byLines(text, random, (lines, at) => lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1))),
  (text, random) =>
    byLines(text, random, (lines, at) => lines.splice(at, 2, (lines[at] ?? '') + (lines[at + 1] ?? ''))),
  (text, random) =>
    text.replace(/\r\n?|\n/g, random.pick(['\r', '\r\n', '\n\r', '\n\n', ' ', '', '\u2028', '\u0085', '\f'])),
  (text, random) => changedNumber(text, random),
  (text, random) => manyTimes(random, 5, text, (each) => changedNumber(each, random)),
  (text, random) => text.replaceAll(random.pick(signs), random.pick([...signs, '', '\uFEFF'])),
  (text, random) => (random.chance(0.5) ? text.toUpperCase() : text.toLowerCase()),
  (text, random) => random.pick(['\uFEFF', '\n\n', ' ', '\u0000', 'Some words above.\n\n', '---\n']) + text,
  (text, random) =>
    inserted(text, random, random.pick(['[', '{', '(', '<p>', '"', '{"a":', '[[']).repeat(random.between(50, 2000))),
]

const tokens: readonly string[] = [
  ...[
    '-->',
    ' --> ',
    '<v ',
    '<v Ann>',
    '{\\',
    '{\\an8}',
    '{\\p1}',
    '\\u',
    '\\u00e9',
    '\\ud83d\\ude00',
    '\\ud83d',
    '&#x',
    '&#x41;',
  ],
  ...[
    '&amp;',
    '&amp;#39;',
    '&nbsp;',
    '&shy;',
    '&#9;',
    '&#xfffd;',
    ']]>',
    '<![CDATA[',
    '<!ENTITY a "b">',
    '<!DOCTYPE a [',
    '&a;',
    '- ',
    '>> ',
    '\u0000',
    '\uFEFF',
  ],
  ...[
    '\ud83d',
    '\ude00',
    '\r',
    '\n',
    '\r\n',
    '\t',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u0301',
    '(laughs)',
    '[Applause]',
    '♪',
    '♪ la ♪',
  ],
  ...[
    'Ann: ',
    'Ann Lee: ',
    '[SPEAKER_00]: ',
    '**Ann:** ',
    '0:00',
    '00:00:01,000',
    '00:00:01.000 --> ',
    '[00:00:01] ',
    '1e309',
    '-1',
    'NaN',
  ],
  ...[
    'null',
    '"',
    "'",
    '\\',
    '\\n',
    '\\"',
    '{',
    '}',
    '[',
    ']',
    '</p>',
    '<br/>',
    '<p begin="1s">',
    '<p t="5" d="1">',
    '<time>0:05</time>',
    '<cite>Ann:</cite>',
  ],
  ...[
    'NOTE',
    'STYLE',
    'WEBVTT',
    '---',
    '# ',
    '[[',
    ']](',
    '](http://a)',
    '*  ',
    '\\[',
    '\\*',
    '`',
    '**',
    '_',
    '<i>',
    '</i>',
    'U.S. ',
    '. ',
    '…',
    '。',
    '字',
  ],
]

const signs = [
  '\n',
  ' ',
  ':',
  ',',
  '.',
  '-',
  '"',
  '[',
  ']',
  '<',
  '>',
  '{',
  '}',
  '&',
  '*',
  '\\',
  '0',
  'e',
  '\t',
] as const

function inserted(text: string, random: Random, part: string): string {
  const at = random.below(text.length + 1)
  return text.slice(0, at) + part + text.slice(at)
}

function stretchOf(text: string, random: Random, most = text.length): string {
  const start = random.below(text.length + 1)
  return text.slice(start, start + random.below(most + 1))
}

function withStretch(text: string, random: Random, change: (stretch: string) => string, most = 200): string {
  const start = random.below(text.length + 1)
  const end = start + random.below(most + 1)
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end)
}

function flipped(text: string, random: Random): string {
  const at = random.below(Math.max(1, text.length))
  const code = random.chance(0.7) ? random.between(32, 126) : random.below(0x10000)
  return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
}

function manyTimes(random: Random, most: number, text: string, change: (text: string) => string): string {
  let result = text
  for (let left = random.between(2, most); left > 0; left--) result = change(result)
  return result
}

function byLines(text: string, random: Random, change: (lines: string[], at: number) => unknown): string {
  const lines = text.split('\n')
  change(lines, random.below(lines.length))
  return lines.join('\n')
}

function changedNumber(text: string, random: Random): string {
  const numbers = [...text.matchAll(/\d+/g)]
  if (numbers.length === 0) return text
  const { index, 0: digits } = random.pick(numbers)
  const others = ['0', '-1', '99', '00', '60', '999999999', '9'.repeat(400), '1e400', '1.0000000000000001', '٣', '']
  return text.slice(0, index) + random.pick(others) + text.slice(index + digits.length)
}
