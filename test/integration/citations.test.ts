import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { CheckedNotes } from '../../src/editor/checkedNotes'
import { CitationTreeData } from '../../src/editor/citationsView'
import type { CitationTreeNode } from '../../src/editor/citationTree'
import { eventually } from '../support/eventually'
import { ownLibrary } from '../support/ownLibrary'
import { closeEverything, inWorkspace, openReader, readLibrary, writeFile } from './transcripts'

const CITED = '— [*harbour*, 00:00:09](../transcripts/harbour.txt#t=9.9,18.04)'
const WORDS = 'A tied table is really just a sum of many small waves, one for each motion of the moon and the sun.'
const quoted = (words: string): string => `> ${words}\n>\n> ${CITED}\n`

describe('the Citations view', () => {
  let own: ReturnType<typeof ownLibrary>
  let notes: CheckedNotes
  let tree: CitationTreeData

  before(async () => {
    await readLibrary()
    own = ownLibrary()
    notes = new CheckedNotes(own)
    tree = new CitationTreeData(notes, own.library, { by: 'note', onlyProblems: false })
    await own.library.refresh()
  })
  afterEach(closeEverything)
  after(() => {
    tree.dispose()
    notes.dispose()
    own.dispose()
  })

  /** Every row as it is read aloud. */
  const spoken = (nodes: readonly CitationTreeNode[] = tree.getChildren()): string[] =>
    nodes.flatMap((node) => [
      tree.getTreeItem(node).accessibilityInformation?.label ?? '',
      ...spoken(tree.getChildren(node)),
    ])
  const row = (words: RegExp): Promise<string> =>
    eventually(
      () => spoken().find((label) => words.test(label)),
      `a row like ${String(words)} among ${spoken().join('; ')}`,
    )
  const gone = (words: RegExp): Promise<boolean> =>
    eventually(() => !spoken().some((label) => words.test(label)), `no row like ${String(words)}`)

  it('shows a note that nobody has opened, and follows what is written into it', async () => {
    const uri = await writeFile('notes/cited.md', quoted(WORDS))
    await row(/cited\.md, note, 1 quotation$/)
    await row(/^A tied table .+, quotation, exact, line 1, at 9 seconds, harbour$/)
    await vscode.window.showTextDocument(uri, { preview: false })
    const change = new vscode.WorkspaceEdit()
    change.insert(uri, new vscode.Position(0, 0), `${quoted(WORDS.replace('many', 'some'))}\n`)
    assert.ok(await vscode.workspace.applyEdit(change))
    await row(/cited\.md, note, 2 quotations, 1 problem$/)
  })

  it('lists the same by episode, and only problems where that is wanted', async () => {
    await writeFile('notes/cited.md', `${quoted(WORDS.replace('many', 'some'))}\n${quoted(WORDS)}`)
    await row(/differs/)
    tree.arrange({ by: 'episode' })
    await row(/^harbour, episode, /)
    await row(/differs, at 9 seconds, notes\/cited\.md:1$/)
    tree.arrange({ onlyProblems: true })
    await gone(/exact/)
    tree.arrange({ by: 'note', onlyProblems: false })
  })

  it('leads to the quotation in its note, and to the words in the reader', async () => {
    await writeFile(
      'notes/cited.md',
      `Before.\n\nAs ${WORDS.slice(0, 5)}, “${WORDS}” ([*h*](../transcripts/harbour.txt#t=9.9)).\n`,
    )
    await row(/line 3/)
    const note = tree.getChildren().find((node) => node.kind === 'note' && node.note.path.endsWith('cited.md'))
    const [quotation] = tree.getChildren(note)
    assert.ok(quotation)
    const { command, contextValue } = tree.getTreeItem(quotation)
    assert.equal(contextValue, 'quotation.source')
    const openQuotation = (): Thenable<unknown> =>
      vscode.commands.executeCommand(command?.command ?? '', ...((command?.arguments ?? []) as unknown[]))
    await eventually(async () => {
      await openQuotation()
      const { document, selection } = vscode.window.activeTextEditor ?? {}
      if (document === undefined || selection === undefined) return false
      return document.getText().startsWith(WORDS, document.offsetAt(selection.active))
    }, 'the note at the quotation')
    await vscode.commands.executeCommand('verbatim.openPlace', quotation)
    await eventually(() => vscode.window.activeTextEditor?.document.uri.scheme === 'verbatim', 'the reader')
  })

  it('shows in the reader and in the raw file where they are quoted, if that is wanted', async () => {
    await writeFile('notes/cited.md', quoted(WORDS))
    const { library } = own
    const harbour = library.state.episodes.find(({ title }) => title === 'harbour')
    assert.ok(harbour)
    const raw = await vscode.window.showTextDocument(vscode.Uri.parse(harbour.id), { preview: false })
    const reader = await openReader(harbour)
    const lenses = async ({ document }: vscode.TextEditor): Promise<string[]> => {
      const { uri } = document
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 9)
      return found.map(({ range, command }) => `${document.lineAt(range.start).text}: ${command?.title ?? ''}`)
    }
    assert.deepEqual([await lenses(reader), await lenses(raw)], [[], []])
    const settings = vscode.workspace.getConfiguration('verbatim')
    await settings.update('quotedPlaces', true, vscode.ConfigurationTarget.Global)
    try {
      for (const editor of [reader, raw]) {
        // Notes that other tests wrote may quote the same words.
        let last: readonly string[] = []
        const shown = async (): Promise<boolean> => {
          last = await lenses(editor)
          return last.some((lens) => /A tied table is.+: Quoted in (?:notes\/cited\.md|\d+ notes)$/.test(lens))
        }
        await eventually(shown, 'a lens above the words').catch((error: unknown) => {
          throw new Error(`${String(error)}; there were: ${last.join('; ')}`)
        })
      }
    } finally {
      await settings.update('quotedPlaces', undefined, vscode.ConfigurationTarget.Global)
    }
  })

  it('forgets a note that is deleted', async () => {
    await vscode.workspace.fs.delete(inWorkspace('notes/cited.md'))
    await gone(/cited\.md/)
  })

  it('can be arranged by commands', async () => {
    await vscode.commands.executeCommand('verbatim.citations.focus')
    for (const name of ['ByEpisode', 'WithProblems', 'All', 'ByNote'])
      await vscode.commands.executeCommand(`verbatim.citations${name}`)
  })
})
