import type { Format } from './format'
import { headOf } from './lines'
import { boldHead } from './turnHead'
import { isDocument, readTurns, survey } from './turns'

/**
 * Markdown with the speakers in bold: `**Name:** text` with a `\[mm:ss\]` here and there (Changelog), `**Name**
 * [hh:mm:ss]: text`, `[hh:mm:ss] **Name:** text`, `**Name** *00:00:03*` above a paragraph. YAML front matter and
 * headings as chapters where there are any.
 */
export const speakerMarkdown: Format = {
  name: 'speaker-markdown',

  confidence(source) {
    const head = headOf(source)
    if (!head.includes('**')) return 0
    const found = survey(head, boldHead, true)
    const turns = [...found.turns.values()].reduce((sum, count) => sum + count, 0)
    const { words } = found
    if (turns === 0 || words.turns < words.all * 0.7 || isDocument(found)) return 0
    // One who speaks alone is named once; the times in the text tell it from a note.
    const stamps = head.match(/^(?:\*\*[^*\n]{1,60}\*\* )?\\\[\d{1,3}:\d{2}(?::\d{2})?\\\]/gm)?.length ?? 0
    const recurring = [...found.turns.values()].filter((count) => count > 1).length
    const told = recurring > 0 || (found.turns.size > 1 && turns > 1) || stamps > 1
    return told && words.turns >= turns * 2 ? 0.75 : 0
  },

  read(source) {
    return readTurns(speakerMarkdown.name, source, survey(source, boldHead, true))
  },
}
