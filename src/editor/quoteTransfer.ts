import * as vscode from 'vscode'
import type { QuotedStretch } from './quotes'

/** What is dragged from the views or copied in a transcript carries under this name which words it stands for. */
export const QUOTE_MIME = 'application/vnd.verbatim.quote'

/** More at once is a slip of the hand. */
const MOST = 200

export function putStretches(data: vscode.DataTransfer, stretches: readonly QuotedStretch[]): void {
  data.set(QUOTE_MIME, new vscode.DataTransferItem(JSON.stringify(stretches.slice(0, MOST))))
}

/** The stretches that are carried; other programs can write anything there, so what is none is left out. */
export async function stretchesIn(data: vscode.DataTransfer): Promise<readonly QuotedStretch[]> {
  const text = await data.get(QUOTE_MIME)?.asString()
  if (text === undefined || text === '') return []
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.slice(0, MOST).filter(isStretch) : []
  } catch {
    return []
  }
}

function isStretch(value: unknown): value is QuotedStretch {
  if (typeof value !== 'object' || value === null) return false
  const { episode, start, end, words } = value as Readonly<Record<string, unknown>>
  return (
    typeof episode === 'string' &&
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    (words === undefined || typeof words === 'string')
  )
}
