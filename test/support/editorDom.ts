import type { Locator } from 'playwright-core'

/** Where a piece of text is on screen, in pixels of the page. */
export interface Place {
  readonly left: number
  readonly right: number
  readonly middle: number
}

/** The lines of an editor that are on screen. The editor draws them in any order and writes spaces as no-break spaces. */
export async function textOfLines(editor: Locator): Promise<readonly string[]> {
  return editor.locator('.view-lines').evaluate((container) => {
    const lines = [...container.querySelectorAll<HTMLElement>('.view-line')]
    lines.sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
    return lines.map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' '))
  })
}

/** Measures a text that stands within one line; `undefined` when it is not on screen. */
export async function placeOf(editor: Locator, text: string): Promise<Place | undefined> {
  const found = await editor.locator('.view-lines').evaluate((container, wanted) => {
    const frame = container.closest('.monaco-scrollable-element')?.getBoundingClientRect()
    for (const line of container.querySelectorAll('.view-line')) {
      const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted)
      if (start < 0) continue
      // A line is made of many text nodes, one a token: find those that hold the first and the last character.
      const range = document.createRange()
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      let before = 0
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0
        if (start >= before && start < before + length) range.setStart(node, start - before)
        const end = start + wanted.length
        if (end > before && end <= before + length) range.setEnd(node, end - before)
        before += length
      }
      const { left, right, top, bottom } = range.getBoundingClientRect()
      const middle = (top + bottom) / 2
      // Lines just outside the visible part are drawn too; a pointer cannot reach them.
      if (frame !== undefined && (middle < frame.top || middle > frame.bottom)) continue
      return { left, right, middle }
    }
    return null
  }, text)
  return found ?? undefined
}
