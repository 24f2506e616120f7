import type { CaptionBlock } from './captionBlocks'
import type { Line } from './lines'

/**
 * Blocks in which each line is said once. Automatic captions scroll: each block shows the line before again above
 * the new one, and a block of a few milliseconds shows it alone. Blocks of files that do not scroll are left as they
 * are: what is repeated there was said again.
 *
 * @param wordsIn the words of a line, without tags
 */
export function withoutScrolling(
  blocks: readonly CaptionBlock[],
  wordsIn: (line: Line) => string,
): readonly CaptionBlock[] {
  if (!isScrolling(blocks, wordsIn)) return blocks
  const kept: CaptionBlock[] = []
  blocks.forEach((block, index) => {
    const carried = carriedLines(blocks, index, wordsIn)
    const last = kept.at(-1)
    if (carried < block.lines.length) kept.push({ ...block, lines: block.lines.slice(carried) })
    else if (last !== undefined && block.endTime !== undefined && block.endTime > (last.endTime ?? 0))
      kept[kept.length - 1] = { ...last, endTime: block.endTime }
    else if (last === undefined) kept.push(block)
  })
  return kept
}

// Automatic captions show what they carry for 10 ms between two steps.
const stepTime = 0.05
const gap = 0.1

function isScrolling(blocks: readonly CaptionBlock[], wordsIn: (line: Line) => string): boolean {
  let scrolled = 0
  let timed = 0
  blocks.forEach((block, index) => {
    if (block.lines.some(hasWordTimes)) timed += 1
    const carried = carriedLines(blocks, index, wordsIn)
    // One line that is said again proves nothing: somebody may well have said it twice.
    if (carried > 0 && (carried < block.lines.length || isStep(block))) scrolled += 1
  })
  return scrolled >= (timed > 0 ? 1 : 2) && scrolled * 3 >= blocks.length - 1
}

/** How many lines at the top of a block are those at the bottom of the one before. */
function carriedLines(blocks: readonly CaptionBlock[], index: number, wordsIn: (line: Line) => string): number {
  const block = blocks[index] as CaptionBlock
  const before = blocks[index - 1]
  if (before === undefined || block.startTime - (before.endTime ?? block.startTime) > gap) return 0
  const first = block.lines[0]
  // A blank first line means that what was carried has gone, and the line below is new.
  if (first === undefined || first.number > block.line + 1) return 0
  // A line whose words have times is being said; without them the last line is, unless the block is only a step.
  const timed = block.lines.findIndex(hasWordTimes)
  const { length } = block.lines
  const most = Math.min(timed >= 0 ? timed : isStep(block) ? length : length - 1, before.lines.length, mostLines)
  if (most <= 0) return 0
  const lines = block.lines.slice(0, most).map(wordsIn)
  const linesBefore = before.lines.slice(-most).map(wordsIn)
  for (let count = most; count > 0; count--) {
    if (lines.slice(0, count).every((line, at) => line === linesBefore[most - count + at])) return count
  }
  return 0
}

// No screen shows more.
const mostLines = 8

function isStep({ startTime, endTime }: CaptionBlock): boolean {
  return endTime !== undefined && endTime - startTime <= stepTime
}

function hasWordTimes({ text }: Line): boolean {
  return text.includes('<') && /<\d{1,4}:[\d:.,]{4,12}>/.test(text)
}
