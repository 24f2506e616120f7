import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq, type Pair } from 'yaml'
import type { Problem } from '../model/problem'
import type { Person, Span } from '../model/transcript'
import { readSidecar } from './sidecar'

/** The keys of a sidecar that hold one text. */
export type SidecarTextKey = 'title' | 'show' | 'episode' | 'date' | 'url' | 'media'

/** What is to stand in a sidecar; undefined, no people or no name take out what stands there. */
export type SidecarChange =
  | { readonly key: SidecarTextKey; readonly value: string | undefined }
  | { readonly key: 'people'; readonly value: readonly Person[] }
  /** The name to show for a label that the transcript gives a speaker. */
  | { readonly key: 'speakers'; readonly label: string; readonly value: string | undefined }

/** The new text of a sidecar, or why it has to be mended by hand first. */
export type SidecarEdit =
  { readonly kind: 'edited'; readonly text: string } | { readonly kind: 'broken'; readonly problem: Problem }

/**
 * Changes one fact in the text of a sidecar. All other lines stay as they are to the letter: comments, order, unknown
 * keys, quotes. What `sources` says of the fact goes, as it was said of another value. Never throws.
 *
 * @example editSidecar('# Mine\ntitle: Old # sic\n', { key: 'title', value: 'New' }) // '# Mine\ntitle: New # sic\n'
 */
export function editSidecar(text: string, change: SidecarChange): SidecarEdit {
  const before = problemsOf(text)
  const unreadable = before.find(({ code }) => code === 'sidecar-not-yaml')
  if (unreadable !== undefined) return { kind: 'broken', problem: unreadable }
  try {
    let changed = edited(text, change.key, (root) => apply(root, change))
    if (changed !== text) changed = edited(changed, 'sources', (root) => forgetSource(root, change.key))
    const after = problemsOf(changed)
    const worse = after.find((problem) => !before.some(({ code }) => code === problem.code))
    return worse === undefined ? { kind: 'edited', text: changed } : { kind: 'broken', problem: worse }
  } catch (error) {
    return { kind: 'broken', problem: { code: 'sidecar-not-yaml', line: 1, reason: String(error) } }
  }
}

/**
 * What keeps a value from being used under its key; undefined when it is right.
 *
 * @example wrongIn({ key: 'date', value: 'soon' }) // expected: a date such as 2024-11-12
 */
export function wrongIn(change: SidecarChange): Problem | undefined {
  const edit = editSidecar('', change)
  return edit.kind === 'broken' ? edit.problem : undefined
}

/** A sidecar to begin with: every line of it is a comment. `name` is that of the transcript file. */
export function sidecarSkeleton(name: string): string {
  return [
    `# What ${name.replace(/\s+/g, ' ')} does not say itself. Take the "# " away in front of a line to use it.`,
    '# title: Making AI accessible',
    '# show: Sequoia Capital',
    '# episode: 12',
    '# date: 2024-03-26',
    '# url: https://example.org/episodes/12',
    '# media: https://example.org/episodes/12.mp3',
    '# people:',
    '#   - name: Andrej Karpathy',
    '#     role: guest',
    '# speakers:',
    '#   SPEAKER_00: Andrej Karpathy',
    '# sources:',
    '#   title: published episode page',
    '',
  ].join('\n')
}

/** What keeps facts of a sidecar from being read: an edit shall not add to it. */
function problemsOf(text: string): readonly Problem[] {
  return readSidecar(text).problems.filter(({ code }) => code !== 'sidecar-key-unknown')
}

/** The text with the pair of a key as `change` leaves it; only the lines of that pair are written anew. */
function edited(text: string, key: string, change: (root: YAMLMap) => void): string {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' })
  const root = isMap(document.contents) ? document.contents : new YAMLMap()
  const first = root.items[0]
  const lastEnd = endOf(root.items.at(-1)) ?? text.length
  const old = pairOf(root, key)
  const places = root.items.flatMap((pair) => (textOf(pair.key) === key ? (placeOf(pair) ?? []) : []))
  const written = old === undefined ? '' : pairText(old)
  change(root)
  const pair = pairOf(root, key)
  const wanted = pair === undefined ? '' : pairText(pair)
  if (wanted === written) return text
  // In braces, or indented as a whole, the lines of a pair cannot be told apart from those around them.
  if (root.flow === true || (first !== undefined && !/(?:^|\n)$/.test(text.slice(0, placeOf(first)?.start)))) {
    return document.toString({ lineWidth: 0 })
  }
  const [place] = places
  if (wanted === '') return without(text, places)
  const lines = /\r\n/.test(text) ? wanted.replaceAll('\n', '\r\n') : wanted
  if (place === undefined) return inserted(text, lastEnd, lines)
  const lineEnds = /[\r\n]*$/.exec(text.slice(place.start, place.end))?.[0] ?? ''
  return text.slice(0, place.start) + lines.trimEnd() + lineEnds + text.slice(place.end)
}

/** Without the lines at some places, which are in order. */
function without(text: string, places: readonly Span[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end } of places) {
    parts.push(text.slice(from, start))
    const lineEnd = text[end - 1] === '\n' ? '' : (/^\r?\n/.exec(text.slice(end, end + 2))?.[0] ?? '')
    from = end + lineEnd.length
  }
  return parts.join('') + text.slice(from)
}

function inserted(text: string, at: number, lines: string): string {
  const lineEnd = lines.endsWith('\r\n') ? '\r\n' : '\n'
  const before = text.slice(0, at)
  const after = text.slice(at).replace(/^\r?\n/, '')
  return `${before === '' || before.endsWith('\n') ? before : before + lineEnd}${lines}${after}`
}

function apply(root: YAMLMap, change: SidecarChange): void {
  switch (change.key) {
    case 'people':
      if (change.value.length === 0) remove(root, 'people')
      else setPeople(root, change.value)
      return
    case 'speakers':
      setSpeaker(root, change.label, change.value)
      return
    default:
      if (change.value === undefined) remove(root, change.key)
      else setText(root, change.key, change.value)
      if (change.key === 'episode') asNumber(root, change.key)
  }
}

function setText(map: YAMLMap, key: string, value: string): void {
  const pair = pairOf(map, key)
  const fresh = scalar(value)
  if (pair === undefined) {
    map.items.push(new Document({}).createPair(key, fresh))
    return
  }
  const old = pair.value
  if (isScalar(old)) {
    if (old.comment !== undefined) fresh.comment = old.comment
    if (old.anchor !== undefined) fresh.anchor = old.anchor
    if (old.type === Scalar.QUOTE_DOUBLE || old.type === Scalar.QUOTE_SINGLE) fresh.type = old.type
  }
  pair.value = fresh
}

/** Quotes around a number would say that it is none. */
function asNumber(map: YAMLMap, key: string): void {
  const value = pairOf(map, key)?.value
  if (isScalar(value) && /^[1-9]\d{0,8}$|^0$/.test(String(value.value))) value.value = Number(value.value)
}

/** People who were there before keep what else is said of them. */
function setPeople(root: YAMLMap, people: readonly Person[]): void {
  const known = pairOf(root, 'people')?.value
  const before = isSeq(known) ? known.items : []
  const list = isSeq(known) ? known : new YAMLSeq()
  list.items = people.map(({ name, role }) => {
    const same = before.find((item) => nameOf(item) === name)
    if (role === undefined && !isMap(same)) return same ?? scalar(name)
    const entry = isMap(same) ? same : new YAMLMap()
    setText(entry, 'name', name)
    if (role === undefined) remove(entry, 'role')
    else setText(entry, 'role', role)
    return entry
  })
  setNode(root, 'people', list)
}

function setSpeaker(root: YAMLMap, label: string, name: string | undefined): void {
  const known = pairOf(root, 'speakers')?.value
  const names = isMap(known) ? known : new YAMLMap()
  if (name === undefined) remove(names, label)
  else setText(names, label, name)
  if (names.items.length === 0) remove(root, 'speakers')
  else setNode(root, 'speakers', names)
}

function forgetSource(root: YAMLMap, key: string): void {
  const sources = pairOf(root, 'sources')?.value
  if (!isMap(sources)) return
  remove(sources, key)
  if (sources.items.length === 0) remove(root, 'sources')
}

function setNode(root: YAMLMap, key: string, value: YAMLMap | YAMLSeq): void {
  const pair = pairOf(root, key)
  if (pair === undefined) root.items.push(new Document({}).createPair(key, value))
  else pair.value = value
}

/** Every pair of that key: of several the first one counts, and the second would take its place. */
function remove(map: YAMLMap, key: string): void {
  map.items = map.items.filter((pair) => textOf(pair.key) !== key)
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => textOf(pair.key) === key)
}

function nameOf(item: unknown): string | undefined {
  return textOf(isMap(item) ? pairOf(item, 'name')?.value : item)
}

/** A scalar as it is written: a label may be a number. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined
  return typeof node.value === 'number' ? (node.source ?? String(node.value)) : String(node.value)
}

function scalar(text: string): Scalar<string> {
  return new Scalar(text)
}

/** The lines of a pair, without the comment above it, which is not part of it. */
function pairText(pair: Pair): string {
  const alone = new Document()
  const map = new YAMLMap()
  map.items = [pair]
  alone.contents = map
  const { key } = pair
  if (!isScalar(key)) return alone.toString({ lineWidth: 0 })
  const { commentBefore, spaceBefore } = key
  key.commentBefore = null
  key.spaceBefore = false
  const text = alone.toString({ lineWidth: 0 })
  if (commentBefore !== undefined) key.commentBefore = commentBefore
  if (spaceBefore !== undefined) key.spaceBefore = spaceBefore
  return text
}

function placeOf(pair: Pair): Span | undefined {
  const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined
  const end = endOf(pair)
  return start === undefined || end === undefined ? undefined : { start, end }
}

function endOf(pair: Pair | undefined): number | undefined {
  const value = pair?.value
  const range = typeof value === 'object' && value !== null && 'range' in value ? value.range : undefined
  const end: unknown = Array.isArray(range) ? range[2] : undefined
  return typeof end === 'number' ? end : isScalar(pair?.key) ? pair.key.range?.[2] : undefined
}
