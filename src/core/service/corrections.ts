import type { Glossary } from '../glossary/glossary'
import { compact } from '../glossary/writtenForm'
import { scopeOf } from '../library/episodeTerms'
import type { Episode } from '../library/episode'
import { stopWords } from '../library/stopWords'
import { spanToSource } from '../model/speech'
import { words, type Word } from '../model/words'
import { likeness } from '../search/spelling'
import { soundsOf } from '../search/vocabulary'
import type { Correction } from './messages'
import { placeAt } from './placeAt'

/**
 * Names that no glossary knows but that sound like one of its entries, or like a person who takes part: what a transcriber may
 * have misheard. Most often met first.
 */
export function correctionsIn(episodes: Iterable<Episode>, glossary: Glossary): readonly Correction[] {
  const entries = soundsOfEntries(glossary)
  const found = new Map<string, Correction & { readonly contexts: Correction['contexts'][number][] }>()
  for (const episode of episodes) {
    const people = namesIn(episode)
    for (const { start, end } of unknownNames(episode, glossary)) {
      const written = episode.speech.text.slice(start, end)
      const meant = meantBy(compact(written), people) ?? meantBy(compact(written), entries)
      if (meant === undefined) continue
      const key = `${written}\n${meant}`
      const show = episode.metadata.show?.value
      const correction = found.get(key) ?? {
        written,
        meant,
        ...(show === undefined ? {} : { show }),
        count: 0,
        contexts: [],
      }
      found.set(key, { ...correction, count: correction.count + 1 })
      if (correction.contexts.length < contextsShown) {
        const text = around(episode.speech.text, start, end)
        correction.contexts.push({
          ...placeAt(episode, start),
          end: spanToSource(episode.speech, { start, end }).end,
          text,
        })
      }
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, mostCorrections)
}

const contextsShown = 3
const mostCorrections = 200
const wordsAtMost = 3
const shortest = 4
/** Share of the letters that a mis-hearing has in common with what was said. */
const alike = 0.55

type Targets = ReadonlyMap<string, readonly { readonly label: string; readonly compact: string }[]>

function targetsOf(names: Iterable<readonly [name: string, label: string]>): Targets {
  const targets = new Map<string, { label: string; compact: string }[]>()
  for (const [name, label] of names) {
    const letters = compact(name)
    if (letters.length < shortest) continue
    for (const sound of soundsOf(letters)) {
      const alikeOnes = targets.get(sound) ?? []
      if (alikeOnes.length === 0) targets.set(sound, alikeOnes)
      alikeOnes.push({ label, compact: letters })
    }
  }
  return targets
}

function soundsOfEntries({ entries }: Glossary): Targets {
  return targetsOf(
    entries.flatMap(({ label, forms }) =>
      forms
        .filter(({ kind, scope, text }) => kind !== 'heard' && scope === undefined && /\p{Lu}/u.test(text))
        .map(({ text }) => [text, label] as const),
    ),
  )
}

function namesIn({ metadata }: Episode): Targets {
  return targetsOf((metadata.people?.value ?? []).map(({ name }) => [name, name] as const))
}

function meantBy(letters: string, targets: Targets): string | undefined {
  let best: { readonly label: string; readonly likeness: number } | undefined
  for (const sound of soundsOf(letters)) {
    for (const target of targets.get(sound) ?? []) {
      // A plural is no mis-hearing.
      if (target.compact === letters || `${target.compact}s` === letters) return undefined
      const shared = likeness(letters, target.compact)
      if (shared >= alike && shared > (best?.likeness ?? 0)) best = { label: target.label, likeness: shared }
    }
  }
  return best?.label
}

/** Names of one to three words that nothing else explains: written with capitals, and never without. */
function unknownNames(
  episode: Episode,
  glossary: Glossary,
): readonly { readonly start: number; readonly end: number }[] {
  const { text } = episode.speech
  const all = words(text)
  const small = new Set(all.filter(({ start }) => /\p{Ll}/u.test(text.charAt(start))).map(({ norm }) => norm))
  const matches = glossary.match(text, scopeOf(episode))
  let at = 0
  const isName = (word: Word): boolean => {
    while ((matches[at]?.end ?? Infinity) <= word.start) at += 1
    const covered = (matches[at]?.start ?? Infinity) < word.end
    return !covered && /\p{Lu}/u.test(text.charAt(word.start)) && !stopWords.has(word.norm) && !small.has(word.norm)
  }
  const found: { start: number; end: number }[] = []
  let run: Word[] = []
  for (const word of all) {
    if (!isName(word)) {
      run = []
      continue
    }
    if (run.length > 0 && text.slice(run.at(-1)?.end, word.start) !== ' ') run = []
    run = [...run, word].slice(-wordsAtMost)
    for (const first of run) found.push({ start: first.start, end: word.end })
  }
  return found
}

function around(text: string, start: number, end: number): string {
  const from = text.indexOf(' ', Math.max(0, start - 60))
  const to = text.lastIndexOf(' ', end + 60)
  return text.slice(from < 0 || from > start ? start : from + 1, to < end ? end : to)
}
