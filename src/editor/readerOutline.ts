import * as vscode from 'vscode'
import type { ReaderText } from '../core/service/messages'
import type { ReaderTexts } from './readerTexts'

type Heading = ReaderText['headings'][number]

/** A heading with the lines that belong to it, those of its sub-topics included. */
interface Section {
  readonly heading: Heading
  lastLine: number
  readonly children: Section[]
}

/** Chapters and their topics as outline, breadcrumbs, sticky scroll and folding. */
export class ReaderOutline implements vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider {
  private readonly readers: ReaderTexts

  constructor(readers: ReaderTexts) {
    this.readers = readers
  }

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
    const shown = await this.readers.shownIn(document)
    return shown === undefined ? [] : sectionsOf(shown.reader, document).map((section) => symbolOf(section, document))
  }

  async provideFoldingRanges(document: vscode.TextDocument): Promise<vscode.FoldingRange[]> {
    const shown = await this.readers.shownIn(document)
    return shown === undefined ? [] : foldingOf(sectionsOf(shown.reader, document))
  }
}

function sectionsOf({ headings }: ReaderText, document: vscode.TextDocument): Section[] {
  const roots: Section[] = []
  const open: Section[] = []
  const closeFrom = (level: number, line: number): void => {
    for (let last = open.at(-1); last !== undefined && last.heading.level >= level; last = open.at(-1)) {
      last.lastLine = lastTextLine(document, line)
      open.pop()
    }
  }
  for (const heading of headings) {
    closeFrom(heading.level, heading.line)
    const section: Section = { heading, lastLine: heading.line, children: [] }
    const siblings = open.at(-1)?.children ?? roots
    siblings.push(section)
    open.push(section)
  }
  closeFrom(0, document.lineCount)
  return roots
}

function lastTextLine(document: vscode.TextDocument, end: number): number {
  let line = end - 1
  while (line > 0 && document.lineAt(line).isEmptyOrWhitespace) line -= 1
  return line
}

function symbolOf({ heading, lastLine, children }: Section, document: vscode.TextDocument): vscode.DocumentSymbol {
  const first = document.lineAt(heading.line)
  const time = / (\d{2,}:\d\d:\d\d)$/.exec(first.text)?.[1]
  const detail = [time, heading.derived ? vscode.l10n.t('derived') : undefined].filter((part) => part !== undefined)
  const range = first.range.union(document.lineAt(lastLine).range)
  const name = heading.title.trim() === '' ? (time ?? '–') : heading.title
  const symbol = new vscode.DocumentSymbol(name, detail.join(' · '), vscode.SymbolKind.String, range, first.range)
  symbol.children = children.map((child) => symbolOf(child, document))
  return symbol
}

function foldingOf(sections: readonly Section[]): vscode.FoldingRange[] {
  return sections.flatMap(({ heading, lastLine, children }) => [
    ...(lastLine > heading.line
      ? [new vscode.FoldingRange(heading.line, lastLine, vscode.FoldingRangeKind.Region)]
      : []),
    ...foldingOf(children),
  ])
}
