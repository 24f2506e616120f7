import type { Mark } from '../model/transcript'

/**
 * The stretches of a cue's text that are not spoken words: signs of a change of speaker and annotations. `base` is
 * the source offset of the text.
 *
 * @example marksIn('- Yeah. - Nice. (laughs)', 0) // turn 0-2, turn 8-10, annotation 16-24
 */
export function marksIn(text: string, base: number): Mark[] {
  // Most cues have none of these signs.
  if (!/[-–—>([♪♫]/.test(text)) return []
  const marks: Mark[] = []
  if (/[([♪♫]/.test(text)) {
    for (const match of text.matchAll(/[([][^()[\]\uFFFC]{1,60}[)\]]|[♪♫]+/g)) {
      const alone = match[0].length === text.length
      if (isAnnotation(match[0], alone)) marks.push(markOf('annotation', base + match.index, match[0].length))
    }
  }
  if (!/[-–—>]/.test(text)) return marks
  const annotations = marks.length
  let near = 0
  turnPattern.lastIndex = 0
  for (let match = turnPattern.exec(text); match !== null; match = turnPattern.exec(text)) {
    const turn = markOf('turn', base + match.index, match[0].length)
    while (near < annotations && (marks[near] as Mark).end <= turn.start) near += 1
    // A dash inside an annotation is part of it.
    if (near === annotations || (marks[near] as Mark).start >= turn.end) marks.push(turn)
  }
  return marks.length > 1 ? marks.sort((a, b) => a.start - b.start) : marks
}

/**
 * What stands in a text in place of a character that the source escapes without need (`&#97;` for `a`): whoever
 * writes it so says that it is part of no sign.
 */
export const literalSign = '\uFFFC'

/**
 * True for a bracketed text that describes a sound, `(upbeat music)`, `[Applause]`, or says where something was not
 * understood, `[inaudible 00:35:48]`.
 */
export function isAnnotation(bracketed: string, alone = false): boolean {
  if (/^[♪♫]+$/.test(bracketed)) return true
  const inside = bracketed.slice(1, -1).trim().toLowerCase()
  if (bracketed.startsWith('[') && placeNote.test(inside)) return true
  const said = inside.split(/[\s_,-]+/)
  if (said.length > 6 || !said.some((word) => sounds.has(word))) return false
  // A bracket that fills its line is no aside of a speaker; within a line every word must be of the kind.
  return alone || said.every((word) => sounds.has(word) || soundModifiers.has(word))
}

const placeNote = /^\S{1,40}(?:\s+\S{1,40}){0,2}\s+\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,9})?$/

// At the beginning of a cue, or after the end of what the speaker before said. The words after it begin a
// sentence, so that "9 - 10" and "so - well" stay words. ">>" is how broadcast captions write it.
const turnPattern =
  /^(?:[-–—]\s+|>>+\s*)(?=\S)|(?<=[.?!…\-–—)\]"'”’](?:\s|\r\n))(?:[-–—]\s+(?=["'“‘(]*[\p{Lu}\p{N}])|>>+\s*(?=\S))/gu

const sounds = wordSet(
  'laughter laugh laughs laughing chuckle chuckles chuckling giggle giggles giggling applause applauds applauding ' +
    'clap claps clapping cheer cheers cheering music musical song singing sings humming hums indistinct inaudible ' +
    'unintelligible unclear crosstalk sigh sighs sighing cough coughs coughing sneeze sneezes sneezing sniff sniffs sniffing ' +
    'snort snorts snorting gasp gasps gasping groan groans groaning grunt grunts grunting scoff scoffs scoffing ' +
    'silence beep beeps beeping bleep buzzer ringing dinging chime chimes whooshing typing whistling whistles booing ' +
    'mumbles mumbling stammers stammering yelling screaming chatter chattering blank_audio noise static exhales inhales throat',
)

const soundModifiers = wordSet(
  'upbeat all both audience crowd speaker soft softly gentle dramatic loud loudly light theme intro outro background ' +
    'playing plays continues ends fades clears clearing nervous nervously rock electronic blank audio in out and the foreign language',
)

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

function markOf(kind: Mark['kind'], start: number, length: number): Mark {
  return { kind, start, end: start + length }
}
