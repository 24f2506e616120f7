import type { Format } from './format'
import { headOf } from './lines'
import { plainHead } from './turnHead'
import { isDocument, readTurns, survey, type Survey } from './turns'

/**
 * Text with named speakers: `Name: text`, `Name:` or `Name: hh:mm:ss` above a paragraph (Bitcoin Transcripts, with YAML
 * front matter and headings as chapters), `Name  0:03` (Otter), `Name (00:03):` (Rev), `[00:00:03] Name: text`
 * (Descript), `Speaker 1`. Initials that the text introduces (`Ada Lovelace (AL):`) stand for the name.
 */
export const speakerText: Format = {
  name: 'speaker-text',

  confidence(source) {
    const head = headOf(source)
    // Captions may name their speakers the same way; their own forms read them.
    if (/ --> |^\[Script Info\]/m.test(head)) return 0
    const found = survey(head, plainHead)
    const { turns, words, heads } = found
    const all = [...turns.values()].reduce((sum, count) => sum + count, 0)
    if (all < 3 || words.turns < words.all * 0.7 || isDocument(found)) return 0
    const timed = heads.filter(({ kind }) => kind === 'timed').length
    const recurring = [...turns.values()].filter((count) => count > 1).length
    const perTurn = words.turns / all
    if (timed >= 3 && timed >= all * 0.5 && perTurn >= 3) return recurring > 0 ? 0.75 : 0.55
    // Settings, letters and lists have labels too, but no two that take turns and say a sentence each time.
    const many = recurring > 1 && all >= turns.size * 2
    if (!many || perTurn < 4 || !spoken(found)) return 0
    return 0.7
  },

  read(source) {
    return readTurns(speakerText.name, source, survey(source, plainHead))
  },
}

/** True when enough turns end as sentences do. */
function spoken({ lines, heads }: Survey): boolean {
  let sentences = 0
  for (const { at, length } of heads) {
    const alone = lines.end(at) - lines.start(at) === length
    const text = alone ? (lines.slice(at + 1, at + 2)[0]?.text ?? '') : lines.text(at)
    if (/[.?!…,"”’)\]—–-]$/.test(text)) sentences += 1
  }
  return sentences >= heads.length * 0.4
}
