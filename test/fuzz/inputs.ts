import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { formats } from '../../src/core/formats/formats'
import { ROOT } from '../support/paths'
import { grammars } from './grammar'
import { mutated } from './mutations'
import { Random } from './random'

/** A text with the name it is read under. */
export interface Input {
  /** The form it was made from: a format's name, or `sidecar`, `glossary`, `outline`, `query`. */
  readonly form: string
  readonly path: string
  readonly text: string
}

/** Real texts that inputs are made from, by their forms. */
export type Corpus = ReadonlyMap<string, readonly Input[]>

/** What is read as something else than a transcript. */
export const otherForms = ['sidecar', 'glossary', 'outline', 'query'] as const

/** All that inputs are made of: the forms with a grammar, and those of which there are only fixtures. */
export const forms: readonly string[] = [...new Set([...Object.keys(grammars), ...formats.map(({ name }) => name)])]

/** All fixtures, the sample library, and the folders of real transcripts that are named. */
export function corpusOf(folders: readonly string[] = []): Corpus {
  const corpus = new Map<string, Input[]>()
  const add = (form: string, file: string): void => {
    const input = { form, path: `a${extname(file)}`, text: readFileSync(file, 'utf8') }
    corpus.set(form, [...(corpus.get(form) ?? []), input])
  }
  const fixtures = join(ROOT, 'test', 'fixtures', 'formats')
  for (const form of readdirSync(fixtures)) {
    for (const name of readdirSync(join(fixtures, form)))
      if (!name.endsWith('.expected.json')) add(form, join(fixtures, form, name))
  }
  for (const name of readdirSync(join(ROOT, 'seeds'))) {
    const form = name.endsWith('.yaml') ? 'sidecar' : seedForms[name.slice(0, 3)]
    if (form !== undefined) add(form, join(ROOT, 'seeds', name))
  }
  add('glossary', join(ROOT, 'test', 'fixtures', 'workspace', 'glossary.md'))
  add('glossary', join(ROOT, 'media', 'glossaries', 'ai.md'))
  for (const folder of folders.filter((each) => existsSync(each))) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.md') || /^[A-Z]+\.md$/.test(entry.name)) continue
      const form = entry.parentPath.includes('bitcoin') ? 'speaker-text' : 'speaker-markdown'
      add(form, join(entry.parentPath, entry.name))
    }
  }
  return corpus
}

const seedForms: Readonly<Record<string, string>> = {
  '000': 'whisper-markdown',
  '001': 'whisper-markdown',
  '002': 'whisper-cpp',
  '003': 'bare-captions',
}

/** The input with a number; the same for the same seed and corpus. */
export function inputOf(seed: number, index: number, corpus: Corpus, only?: string): Input {
  const random = new Random(seed, index)
  const form = only ?? random.pick(forms)
  const real = corpus.get(form) ?? []
  const path = random.chance(0.8) ? (endings[form] ?? 'a.txt') : random.pick(paths)
  const grammar = grammars[form]
  const made = (): string => grammar?.(random) ?? ''
  const text =
    real.length > 0 && (grammar === undefined || random.chance(0.5)) ? excerpt(random.pick(real).text, random) : made()
  const other = (): string => {
    const others = corpus.get(random.pick(forms)) ?? []
    return others.length > 0 ? excerpt(random.pick(others).text, random) : made()
  }
  return { form, path, text: random.chance(0.15) ? text : mutated(text, random, other) }
}

const endings: Readonly<Record<string, string>> = {
  webvtt: 'a.vtt',
  srt: 'a.srt',
  lrc: 'a.lrc',
  ass: 'a.ass',
  'speaker-markdown': 'a.md',
  'podcast-html': 'a.html',
}
const paths = ['a.txt', 'a.md', 'a.json', 'a.xml', 'a.vtt', 'a.lrc', 'a', '', 'b/2024-05-01 - A talk.en.srt']

const excerptLength = 3000

/** The head of a long text, which tells its form, and a stretch from further down; a short text as it is. */
function excerpt(text: string, random: Random): string {
  if (text.length <= excerptLength) return text
  const head = text.slice(0, random.below(excerptLength))
  const at = random.below(text.length)
  return head + text.slice(at, at + random.below(excerptLength))
}
