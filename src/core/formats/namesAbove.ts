import type { CaptionBlock } from './captionBlocks'
import { looksLikeName } from './speakerLabels'
import { foldedName } from '../model/foldedName'

/**
 * True where the first line of every caption names its speaker, as meetings and editors of films write it: a name in
 * each, with words below it, and no more names than half the captions.
 */
export function haveNamesAbove(blocks: readonly CaptionBlock[]): boolean {
  const names = new Set<string>()
  const spellings = new Set<string>()
  for (const { lines } of blocks) {
    const name = lines[0]?.text ?? ''
    if (lines.length >= 2 && spellings.has(name)) continue
    if (lines.length < 2 || name.length > longestName || !looksLikeName(name) || /[.,:;!?…]$/.test(name)) return false
    spellings.add(name)
    names.add(foldedName(name))
  }
  return blocks.length > 2 && names.size * 2 <= blocks.length + 1
}

const longestName = 60
