import type { Speech } from '../model/speech'

/** A way of speaking, and how often it is met where a subject is opened. */
export interface Sign {
  readonly name: string
  /** Share of openings that have it, in interviews and panels that careful readers had divided. */
  readonly rate: number
  readonly seen: (opening: Opening) => boolean
}

/** The wording with which a subject would be opened, if one were opened at a sentence; in lower case. */
export interface Opening {
  /** The first dozen words, behind a mere "Yeah." or "Okay, so". */
  readonly head: string
  /** The next three dozen words or so. */
  readonly tail: string
  /** The end of what was said before. */
  readonly before: string
  /** Another speaker than before begins, as far as the source tells. */
  readonly turn: boolean
  /** A person is called by name: "Richard, a lot of your work". */
  readonly addresses: boolean
}

// Asking somebody to talk about something.
const request =
  /\b(?:can|could|would|do|did|should|have|are) (?:you|we)\b(?! know)|\byou(?:'ve|'re)? (?:guys |both )?(?:think|see|feel|mentioned|said|talk|wrote)\b|\bexplain|\bdescribe\b|\blay out\b|\bbreak (?:it |this )?down\b|\bcomment on\b|\bspeak to\b|\btell (?:me|us)\b|\bcurious\b|\bi wonder|\b(?:what|how) about\b|\badvice\b|\byour (?:take|view|thoughts?|opinion|sense)\b/

// Saying where the conversation goes next.
const steering =
  /\blet's\b|\blet me\b|\btalk(?:ing|ed)? (?:about|through)\b|\bspeaking of\b|\b(?:go(?:ing)?|get|jump|come|coming) back\b|\bback to\b|\b(?:mov(?:e|ing)|shift(?:ing)?|switch(?:ing)?|jump(?:ing)?|turn(?:ing)?|pivot) (?:on|to|into|gears|over|a little)\b|\bshould (?:also )?(?:say|mention|talk)\b|\b(?:the|one|my) (?:last|next|first|final|other|another|more|second|third|biggest) (?:piece|thing|question|one|topic|part|point|section|segment|story|item|news)\b|\banything else\b|\btopics?\b|\btangent\b|\bquestions?\b|\b(?:zoom|step|stepping|zooming|taking a step) (?:out|back)\b|\bbig picture\b|\bin general\b|\bmention(?:ed)?\b|\bwelcome\b|\bby the way\b|\b(?:want|like|love|have|got|gotta) to (?:ask|talk|mention|address|go|jump|start|know|hear|get into|touch)\b|\bask you\b|\bfirst of all\b|\bwrap up\b/

const opener =
  /^(?:so|well|now|maybe|what|why|how|is|are|do|does|can|could|who|where|hi|hello|hey|awesome|great|amazing|finally|first|speaking|one|another|let's|the last|i should|i'll|you)\b/
const continuing =
  /^(?:and|it|it's|they|they're|that|that's|like|this|because|or|but|which|he|she|then|also|just|in|to|of|if)\b/
const backchannel =
  /^(?:(?:oh|ah|um|uh|yeah|yes|yep|okay|ok|all right|alright|right|exactly|sure|true|awesome|great|cool|no|mm|hmm|and|so|well|amazing|thank you|thanks)\b[\s,.!]*)+/
const tag = /\b(?:right|you know|okay|yeah|huh|correct|no|what|sense)\?/g

export const signs: readonly Sign[] = [
  { name: 'asks', rate: 0.15, seen: ({ head }) => asks(head) },
  { name: 'asks soon', rate: 0.25, seen: ({ head, tail }) => !asks(head) && asks(tail) },
  { name: 'requests', rate: 0.2, seen: ({ head }) => request.test(head) },
  { name: 'requests soon', rate: 0.2, seen: ({ head, tail }) => !request.test(head) && request.test(tail) },
  { name: 'steers', rate: 0.3, seen: ({ head }) => steering.test(head) },
  { name: 'steers soon', rate: 0.18, seen: ({ head, tail }) => !steering.test(head) && steering.test(tail) },
  { name: 'opens', rate: 0.28, seen: ({ head }) => opener.test(head) },
  { name: 'turn', rate: 0.55, seen: ({ turn }) => turn },
  { name: 'addresses', rate: 0.08, seen: ({ addresses }) => addresses },
  { name: 'after question', rate: 0.04, seen: ({ before }) => asks(before) },
  { name: 'continues', rate: 0.17, seen: ({ head }) => continuing.test(head) },
]

/** A question that wants an answer; not "right?". */
function asks(text: string): boolean {
  return text.includes('?') && text.replace(tag, '').includes('?')
}

const headLength = 70
const tailLength = 220
const beforeLength = 60

/**
 * How much the wording at each sentence speaks for a new subject: the logarithm of how much likelier it is there than
 * in the episode at large (naive Bayes). What everybody says all the time in an episode thereby says little.
 */
export function signsOfNewSubject(speech: Speech, used: readonly Sign[] = signs): Float64Array {
  const { sentences } = speech
  const openings = openingsOf(speech)
  const total = new Float64Array(sentences.length)
  for (const { rate, seen } of used) {
    const where = openings.map(seen)
    const count = where.filter(Boolean).length
    if (count === 0) continue
    const usual = Math.min(0.9, (count + 1) / (sentences.length + 2))
    const present = Math.log(rate / usual)
    const absent = Math.log((1 - rate) / (1 - usual))
    where.forEach((is, i) => (total[i] = (total[i] as number) + (is ? present : absent)))
  }
  return total
}

export function openingsOf(speech: Speech): Opening[] {
  const { text, sentences } = speech
  const lower = text.toLowerCase()
  // Lower case may be longer than the text in a few scripts; then the text is read as it is.
  const read = lower.length === text.length ? lower : text
  return sentences.map(({ start, turn }, i) => {
    const passed = backchannel.exec(read.slice(start, start + 60))?.[0].length ?? 0
    const from = start + passed
    const newTurn =
      turn || (passed > 0 && sentences.slice(i + 1, i + 4).some((next) => next.turn && next.start <= from))
    return {
      head: read.slice(from, from + headLength),
      tail: read.slice(from + headLength, from + headLength + tailLength),
      before: read.slice(Math.max(0, start - beforeLength), start),
      turn: newTurn,
      addresses: /^(?:\w+,? )?\p{Lu}\p{Ll}+, (?:I|you|a|what|how|do|can|is|in|so|we)\b/u.test(
        text.slice(start, start + 40),
      ),
    }
  })
}
