import { strict as assert } from 'node:assert'
import { chmod } from 'node:fs/promises'
import * as vscode from 'vscode'
import { eventually } from '../support/eventually'
import { closeEverything, episodeNamed, openNote, openRaw, openReader, select } from './transcripts'

const QUOTE =
  '> A tied table is really just a sum of many small waves, one for each motion of the moon and the sun.\n' +
  '>\n' +
  '> — [*harbour*, 00:00:09](../transcripts/harbour.txt#t=9.9,18.04)'

const quoteSelection = () => vscode.commands.executeCommand('verbatim.quoteSelection')
const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')

/** Waits until a document reads so. */
async function reads(document: vscode.TextDocument, text: string): Promise<void> {
  await eventually(() => document.getText() === text, 'the note to change', 5_000).catch(() =>
    assert.equal(document.getText(), text),
  )
}

describe('quoting', () => {
  afterEach(closeEverything)

  it('puts whole sentences from the reader into the note, at its cursor, and goes there', async () => {
    const note = (await openNote('notes/quote-reader.md', '# Tides\n\nOne.\n\n|\n')).document
    const reader = await openReader(await episodeNamed('harbour'))
    select(reader, 'just a sum')
    await quoteSelection()
    await reads(note, `# Tides\n\nOne.\n\n${QUOTE}\n\n`)
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document, note)
    assert.equal(note.offsetAt(editor.selection.active), note.getText().length)
  })

  it('does the same from the raw file', async () => {
    const note = (await openNote('notes/quote-raw.md', 'One.|\n\nTwo.\n')).document
    select(await openRaw(await episodeNamed('harbour')), 'a sum of', 'one for each')
    await quoteSelection()
    await reads(note, `One.\n\n${QUOTE}\n\nTwo.\n`)
  })

  it('is taken back by one step of undo', async () => {
    const note = (await openNote('notes/quote-undo.md', 'One.|')).document
    select(await openReader(await episodeNamed('harbour')), 'just a sum')
    await quoteSelection()
    await reads(note, `One.\n\n${QUOTE}\n\n`)
    await vscode.commands.executeCommand('undo')
    await reads(note, 'One.')
  })

  it('goes to the end of a note whose cursor nobody has put anywhere', async () => {
    const note = (await openNote('notes/quote-end.md', '# Tides\n\nOne.\n')).document
    select(await openReader(await episodeNamed('harbour')), 'just a sum')
    await quoteSelection()
    await reads(note, `# Tides\n\nOne.\n\n${QUOTE}\n\n`)
  })

  it('leaves a read-only note as it is', async () => {
    const editor = await openNote('notes/quote-read-only.md', 'One.|')
    await chmod(editor.document.uri.fsPath, 0o444)
    select(await openReader(await episodeNamed('harbour')), 'just a sum')
    await quoteSelection()
    assert.equal(editor.document.getText(), 'One.')
    assert.equal(editor.document.isDirty, false)
  })

  it('can be copied instead, without touching the note', async () => {
    const note = (await openNote('notes/quote-copied.md', 'One.|')).document
    select(await openReader(await episodeNamed('harbour')), 'just a sum')
    await vscode.commands.executeCommand('verbatim.copySelectionAsQuote')
    assert.equal(await vscode.env.clipboard.readText(), QUOTE)
    assert.equal(note.getText(), 'One.')
  })

  it('inserts nothing from a heading', async () => {
    const note = (await openNote('notes/quote-heading.md', 'One.|')).document
    select(await openReader(await episodeNamed('harbour')), '# harbour')
    await quoteSelection()
    assert.equal(note.getText(), 'One.')
  })

  it('waits until a changed transcript is saved, as the library knows the saved one', async () => {
    const note = (await openNote('notes/quote-unsaved.md', 'One.|')).document
    const raw = await openRaw(await episodeNamed('harbour'))
    await raw.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'))
    select(raw, 'just a sum')
    await quoteSelection()
    assert.equal(note.getText(), 'One.')
    await vscode.commands.executeCommand('undo')
  })

  it('asks for the note when none is open, and begins a new one', async () => {
    select(await openReader(await episodeNamed('harbour')), 'just a sum')
    const done = quoteSelection()
    // The list is there when its first choice, a new note, can be taken.
    const note = await eventually(async () => {
      await accept()
      return vscode.workspace.textDocuments.find(({ isUntitled }) => isUntitled)
    }, 'a new note')
    await done
    assert.equal(note.languageId, 'markdown')
    await reads(note, `${QUOTE.replace('../', '')}\n\n`)
  })

  it('inserts what was found by words into the note in front', async () => {
    const note = (await openNote('notes/quote-found.md', 'One.|')).document
    await vscode.commands.executeCommand('verbatim.find', 'many small waves')
    await eventually(async () => {
      await accept()
      return note.getText() !== 'One.'
    }, 'the quotation in the note')
    await reads(note, `One.\n\n${QUOTE}\n\n`)
    assert.equal(vscode.window.activeTextEditor?.document, note)
  })

  it('opens what was found where no note is in front', async () => {
    const { document } = await openRaw(await episodeNamed('harbour'))
    await vscode.commands.executeCommand('verbatim.find', 'brass machine')
    const reader = await eventually(async () => {
      await accept()
      const editor = vscode.window.activeTextEditor
      return editor?.document.uri.scheme === 'verbatim' ? editor : undefined
    }, 'the reader')
    assert.notEqual(reader.document, document)
    await eventually(
      () => reader.document.lineAt(reader.selection.active.line).text.includes('brass machine'),
      'the place',
    )
  })
})
