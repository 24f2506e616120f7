import { readFile, stat } from 'node:fs/promises'
import type * as vscode from 'vscode'

/**
 * The offset in a saved file of a position in its document. They count alike except in a file with mixed line ends:
 * the editor shows all of them as one kind, so the file itself has to be looked at.
 */
export async function sourceOffset(document: vscode.TextDocument, position: vscode.Position): Promise<number> {
  try {
    const shown = Buffer.byteLength(document.getText())
    const { size } = await stat(document.uri.fsPath)
    if (size === shown || size === shown + BYTE_ORDER_MARK) return document.offsetAt(position)
    const source = new TextDecoder().decode(await readFile(document.uri.fsPath))
    return lineStart(source, position.line) + position.character
  } catch {
    return document.offsetAt(position)
  }
}

/** Bytes that the document does not show. */
const BYTE_ORDER_MARK = 3

/** Where a line (counted from 0) begins in a text whose lines end in `\n`, `\r\n` or `\r`, also mixed. */
export function lineStart(source: string, line: number): number {
  const lineEnd = /\r\n|\n|\r/g
  for (let left = line; left > 0; left--) if (lineEnd.exec(source) === null) return source.length
  return lineEnd.lastIndex
}
