import type { Mark } from '../model/transcript'
import { isAnnotation } from './marks'

/**
 * The stretches of a Markdown paragraph that are not words as they stand: annotations (`\[laughs\]`,
 * `[inaudible 00:35:48]`), times, emphasis, the address of a link, escapes and entities. `base` is the source offset of
 * the text. A dash is no change of speaker here, as these forms name their speakers.
 */
export function inlineMarks(text: string, base: number): Mark[] {
  if (!/[\\[(*_`&<♪♫]/.test(text)) return []
  const marks: Mark[] = []
  const add = (kind: 'annotation' | 'markup', at: number, length: number): void => {
    if (length > 0) marks.push({ kind, start: base + at, end: base + at + length })
  }
  // Where the link that is open ends, and the length of what closes it.
  let link: { readonly at: number; readonly length: number } | undefined
  const pattern = new RegExp(signs)
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { index } = match
    const [found] = match
    if (link !== undefined && index >= link.at) {
      add('markup', link.at, link.length)
      pattern.lastIndex = link.at + link.length
      link = undefined
      continue
    }
    // What reaches over the end of the open link would overlap it.
    if (link !== undefined && index + found.length > link.at) {
      pattern.lastIndex = index + 1
      continue
    }
    const sound = bracketKind(found)
    if (sound !== undefined) add(sound, index, found.length)
    else if (found.startsWith('[') || found.startsWith('(') || found.startsWith('\\[')) {
      const target = found.startsWith('[') ? targetOf(text, index) : undefined
      if (target !== undefined && link === undefined) {
        link = target
        add('markup', index, 1)
      } else if (found.startsWith('\\')) marks.push(escape(base + index, 2, '['))
      pattern.lastIndex = index + (found.startsWith('\\') ? 2 : 1)
    } else if (found.startsWith('\\')) marks.push(escape(base + index, 2, found.slice(1)))
    else if (found.startsWith('&')) {
      const character = characterOf(found)
      if (character !== undefined) marks.push(escape(base + index, found.length, character))
    } else if (/^[♪♫]/.test(found)) add('annotation', index, found.length)
    else if (found !== ']') add('markup', index, found.length)
  }
  return marks
}

const signs =
  /\\?[[(][^()[\]\\\n]{1,60}\\?[\])]|[[\]]|\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);|\*\*|(?<![\p{L}\p{N}*])[*_](?=[\p{L}\p{N}"“‘(])|(?<=[\p{L}\p{N}.,!?…"”’)])[*_](?![\p{L}\p{N}*_])|`+|<\/?(?:br|i|b|u|em|strong|sup|sub|span)\b[^<>\n]{0,100}>|[♪♫]+/gu

const clock = /\d{1,3}:\d{2}/

/** What a bracket is that holds no words: a sound, or only a time. One that holds a time besides words is a note. */
function bracketKind(found: string): 'annotation' | 'markup' | undefined {
  if (found.length < 3 || !/[\])]$/.test(found)) return undefined
  const inside = found.replace(/^\\?[[(]|\\?[\])]$/g, '')
  if (/^[\d:.,\s]{4,24}$/.test(inside) && clock.test(inside)) return 'markup'
  const [open, close] = found.includes('[') ? '[]' : '()'
  return isAnnotation(`${open}${inside}${close}`) ? 'annotation' : undefined
}

/** Where `](address)` stands that makes a link of the bracket at `at`. */
function targetOf(text: string, at: number): { readonly at: number; readonly length: number } | undefined {
  const match = /^\[[^[\]\n]{0,300}(?<!\\)(\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\))/.exec(
    text.slice(at, at + 1800),
  )
  const close = match?.[1]
  return match === null || close === undefined
    ? undefined
    : { at: at + match[0].length - close.length, length: close.length }
}

function escape(start: number, length: number, text: string): Mark {
  return { kind: 'escape', start, end: start + length, text }
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function characterOf(entity: string): string | undefined {
  const name = entity.slice(1, -1)
  if (!name.startsWith('#')) return named.get(name)
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : undefined
}
