import * as vscode from 'vscode'
import type { EpisodeId } from '../core/library/episode'
import type { CheckedQuotation, Place, ReaderText } from '../core/service/messages'
import { positionsOf } from '../core/service/sourcePlace'
import type { CheckedNote, CheckedNotes } from './checkedNotes'
import { labelText } from './labelText'
import type { Library } from './library'
import { OPEN_QUOTATION } from './openQuotation'
import { READER_SCHEME } from './places'
import { nearestInReader } from './readerMap'
import type { ReaderTexts } from './readerTexts'
import type { Settings } from './settings'
import { shownPlace } from './shownPlace'

interface QuotedPlacesDeps {
  readonly notes: CheckedNotes
  readonly library: Library
  readonly readers: ReaderTexts
  readonly settings: Settings
}

/** Where notes quote a transcript: a lens above each such line of the reader and of the raw file, if the person wants it. */
export function registerQuotedPlaces(deps: QuotedPlacesDeps): vscode.Disposable {
  const { notes, library, settings } = deps
  const changes = new vscode.EventEmitter<void>()
  const provider: vscode.CodeLensProvider<QuotedLens> = {
    onDidChangeCodeLenses: changes.event,
    provideCodeLenses: (document) => (settings.quotedPlaces ? lensesOf(document, deps) : []),
    // The places of quotations in their notes are counted for those lenses alone that are seen.
    resolveCodeLens: withCommand,
  }
  const again = (): void => changes.fire()
  return vscode.Disposable.from(
    changes,
    vscode.languages.registerCodeLensProvider([{ scheme: READER_SCHEME }, { scheme: 'file' }], provider),
    notes.onDidChange(again),
    library.onDidChange(again),
    settings.onDidChange(again),
  )
}

/** A quotation with the note in which it stands. */
interface Quoting {
  readonly note: CheckedNote
  readonly checked: CheckedQuotation
}

class QuotedLens extends vscode.CodeLens {
  readonly document: vscode.Uri
  readonly quoted: Quoting[] = []

  constructor(line: number, document: vscode.Uri) {
    super(new vscode.Range(line, 0, line, 0))
    this.document = document
  }
}

async function lensesOf(document: vscode.TextDocument, deps: QuotedPlacesDeps): Promise<QuotedLens[]> {
  const lenses = new Map<number, QuotedLens>()
  for (const { line, ...quoting } of await quotedLines(document, deps)) {
    const lens = lenses.get(line) ?? new QuotedLens(line, document.uri)
    lens.quoted.push(quoting)
    lenses.set(line, lens)
  }
  return [...lenses.values()]
}

type QuotedLine = Quoting & { readonly line: number }

async function quotedLines(document: vscode.TextDocument, deps: QuotedPlacesDeps): Promise<QuotedLine[]> {
  const raw = deps.library.episodeOfDocument(document)
  if (raw !== undefined) return document.isDirty ? [] : linesInRaw(document.uri.toString(), deps)
  const shown = await deps.readers.shownIn(document)
  return shown === undefined ? [] : linesInReader(document, shown, deps)
}

async function linesInRaw(file: EpisodeId, { notes, library }: QuotedPlacesDeps): Promise<QuotedLine[]> {
  const quoted = quotingsOf(notes, (id) => id === file).sort((a, b) => a.offset - b.offset)
  if (quoted.length === 0) return []
  const ask = { episode: file, offsets: quoted.map(({ offset }) => offset) }
  const positions = await library.index.request('sourcePositions', ask).catch(() => undefined)
  return quoted.flatMap(({ note, checked }, i) => {
    const line = positions?.[i]?.line
    return line === undefined ? [] : { note, checked, line }
  })
}

async function linesInReader(
  document: vscode.TextDocument,
  { id, reader }: { readonly id: EpisodeId; readonly reader: ReaderText },
  { notes, library }: QuotedPlacesDeps,
): Promise<QuotedLine[]> {
  const quoted = quotingsOf(notes, (each) => library.episode(each)?.id === id)
  const lines = quoted.map(async ({ note, checked, episode, offset }): Promise<QuotedLine | undefined> => {
    const place = await shownPlace(library, { episode, offset })
    const at = nearestInReader(reader.runs, place.offset)
    return at === undefined ? undefined : { note, checked, line: document.positionAt(at).line }
  })
  return (await Promise.all(lines)).filter((line) => line !== undefined)
}

/** The quotations of all notes whose words stand in an episode, with where they do. */
function quotingsOf(notes: CheckedNotes, isMeant: (id: EpisodeId) => boolean): (Quoting & Place)[] {
  return [...notes.all()].flatMap((note) =>
    note.quotations.flatMap((checked) => {
      const { episode, place } = checked
      if (episode === undefined || place === undefined || !isMeant(episode)) return []
      return { note, checked, episode, offset: place.start }
    }),
  )
}

function withCommand(lens: QuotedLens): QuotedLens {
  const { quoted } = lens
  const [first] = quoted
  if (first === undefined) return lens
  const names = new Set(quoted.map(({ note }) => vscode.workspace.asRelativePath(note.uri)))
  const title =
    names.size === 1
      ? vscode.l10n.t('Quoted in {0}', [...names].map(labelText).join(''))
      : vscode.l10n.t('Quoted in {0} notes', names.size)
  lens.command =
    quoted.length === 1
      ? { title, command: OPEN_QUOTATION, arguments: [first.note.uri.toString(), first.checked.start] }
      : {
          title,
          command: 'editor.action.showReferences',
          arguments: [lens.document, lens.range.start, locationsOf(quoted)],
        }
  return lens
}

/** Each note is gone through once, however often it quotes. */
function locationsOf(quoted: readonly Quoting[]): vscode.Location[] {
  const starts = new Map<CheckedNote, number[]>()
  for (const { note, checked } of quoted) {
    const known = starts.get(note)
    if (known === undefined) starts.set(note, [checked.start])
    else known.push(checked.start)
  }
  return [...starts].flatMap(([{ uri, text }, offsets]) =>
    positionsOf(
      text,
      offsets.sort((a, b) => a - b),
    ).map(({ line, character }) => new vscode.Location(uri, new vscode.Position(line, character))),
  )
}
