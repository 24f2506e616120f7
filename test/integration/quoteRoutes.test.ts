import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { eventually } from '../support/eventually'
import {
  closeEverything,
  episodeNamed,
  inWorkspace,
  openNote,
  openRaw,
  openReader,
  select,
  writeFile,
} from './transcripts'

const QUOTE =
  '> A tied table is really just a sum of many small waves, one for each motion of the moon and the sun.\n' +
  '>\n' +
  '> — [*harbour*, 00:00:09](../transcripts/harbour.txt#t=9.9,18.04)'

const command = (name: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(name, ...args)

/** Waits until a document reads so. */
async function reads(document: vscode.TextDocument, text: string): Promise<void> {
  await eventually(() => document.getText() === text, 'the note to change', 5_000).catch(() =>
    assert.equal(document.getText(), text),
  )
}

describe('routes of a quotation', () => {
  afterEach(closeEverything)

  it('goes to each cursor of the note, taken back by one undo', async () => {
    const editor = await openNote('notes/quote-cursors.md', 'One.|\n\nTwo.\n\nThree.\n')
    await command('editor.action.insertCursorBelow')
    await command('editor.action.insertCursorBelow')
    await eventually(() => editor.selections.length === 3, 'three cursors')
    select(await openReader(await episodeNamed('harbour')), 'just a sum')
    await command('verbatim.quoteSelection')
    await reads(editor.document, `One.\n\n${QUOTE}\n\nTwo.\n\n${QUOTE}\n\nThree.\n`)
    await command('undo')
    await reads(editor.document, 'One.\n\nTwo.\n\nThree.\n')
  })

  it('of several rows of a view stands in the order in which they are said', async () => {
    const note = (await openNote('notes/quote-rows.md', '|')).document
    const { id } = await episodeNamed('harbour')
    const reader = await openReader(await episodeNamed('harbour'))
    assert.ok(reader.document.getText().length > 0)
    const source = (await vscode.workspace.openTextDocument(vscode.Uri.parse(id))).getText()
    const row = (words: string) => ({
      kind: 'mention',
      label: 'tide',
      place: { episode: id, offset: source.indexOf(words) },
    })
    const rows = [row('a sum of'), row('Welcome'), row('a sum of')]
    await command('verbatim.quoteRows', rows[0], rows)
    await eventually(() => note.getText().endsWith(`\n\n${QUOTE}\n\n`), 'the note to change')
    assert.equal(note.getText().match(/^> —/gm)?.length, 2)
  })

  it('reaches a note in another kind of editor', async () => {
    const note = (await openNote('notes/quote-custom.md', 'One.\n|')).document
    await command('workbench.action.closeActiveEditor')
    await command('vscode.openWith', note.uri, 'vscode.markdown.preview.editor')
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
      'the custom editor',
    )
    select(await openReader(await episodeNamed('harbour')), 'just a sum')
    await command('verbatim.quoteSelection')
    await eventually(async () => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {}
      const document = await vscode.workspace.openTextDocument(note.uri)
      return input instanceof vscode.TabInputCustom && document.getText() === `One.\n\n${QUOTE}\n\n`
    }, 'the quotation in the custom editor')
    await command('undo')
    await eventually(
      async () => (await vscode.workspace.openTextDocument(note.uri)).getText() === 'One.\n',
      'the undo of it',
    )
  })

  it('keeps its link when the note or the transcript is moved', async () => {
    const note = await writeFile('notes/quote-moved.md', `${QUOTE}\n\n[x](quote-moved.md#heading)\n`)
    const moved = async (...names: readonly [string, string][]): Promise<void> => {
      const edit = new vscode.WorkspaceEdit()
      for (const [from, to] of names) edit.renameFile(inWorkspace(from), inWorkspace(to))
      assert.ok(await vscode.workspace.applyEdit(edit))
    }
    const written = async (path: string, link: string): Promise<void> => {
      await eventually(async () => {
        const text = (await vscode.workspace.openTextDocument(inWorkspace(path))).getText()
        return text.includes(`](${link}#t=9.9,18.04)`) && text.includes('](quote-moved.md#heading)')
      }, link)
    }
    await moved(['notes/quote-moved.md', 'quote-moved.md'])
    await written('quote-moved.md', 'transcripts/harbour.txt')
    await moved(['transcripts/harbour.txt', 'transcripts/the harbour.txt'])
    await written('quote-moved.md', 'transcripts/the%20harbour.txt')
    await moved(['transcripts/the harbour.txt', 'transcripts/harbour.txt'], ['quote-moved.md', 'notes/quote-moved.md'])
    await written('notes/quote-moved.md', '../transcripts/harbour.txt')
    await vscode.workspace.fs.delete(note)
  })

  it('grows and shrinks in the transcript in front', async () => {
    const selected = (editor: vscode.TextEditor): string => editor.document.getText(editor.selection)
    const reader = await openReader(await episodeNamed('harbour'))
    select(reader, 'just a sum')
    await command('verbatim.growQuotation')
    await eventually(() => /^A tied table .* add them up\?$/s.test(selected(reader)), 'one sentence more')
    await command('verbatim.shrinkQuotation')
    await eventually(() => /^A tied table .* the sun\.$/s.test(selected(reader)), 'one sentence less')
    const raw = await openRaw(await episodeNamed('harbour'))
    select(raw, 'a sum of')
    await command('verbatim.growQuotationAtStart')
    await eventually(() => /^Thanks for having me\..* the sun\.$/s.test(selected(raw)), 'one sentence before')
  })

  it('grows in the list of moments', async () => {
    const note = (await openNote('notes/quote-grown.md', '|')).document
    await command('verbatim.insertQuote', 'many small waves')
    await eventually(async () => {
      await command('verbatim.growQuotation')
      const reader = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'verbatim')
      return reader !== undefined && /add them up\?/.test(reader.document.getText(reader.selection))
    }, 'the reader to show it')
    await command('workbench.action.acceptSelectedQuickOpenItem')
    await eventually(() => /the sun\.\n>\n> And a machine used to add them up\?/.test(note.getText()), 'the quotation')
  })

  describe('in a form of the person’s own', () => {
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('verbatim')
    const use = async (template: string): Promise<void> => {
      await settings().update('quote.template', template, vscode.ConfigurationTarget.Global)
      await settings().update('quote.form', 'template', vscode.ConfigurationTarget.Global)
    }
    after(async () => {
      await settings().update('quote.form', undefined, vscode.ConfigurationTarget.Global)
      await settings().update('quote.template', undefined, vscode.ConfigurationTarget.Global)
    })

    it('is written as the template says', async () => {
      await use('- {time} {text}')
      const note = (await openNote('notes/quote-template.md', '- one|\n- two\n')).document
      select(await openReader(await episodeNamed('harbour')), 'just a sum')
      await command('verbatim.quoteSelection')
      const words = QUOTE.slice(2, QUOTE.indexOf('\n'))
      await reads(note, `- one\n- 00:00:09 ${words}\n- two\n`)
    })

    it('is not written where the template is wrong', async () => {
      await use('> {text} {speeker}')
      const note = (await openNote('notes/quote-wrong.md', 'One.|')).document
      select(await openReader(await episodeNamed('harbour')), 'just a sum')
      await command('verbatim.quoteSelection')
      assert.equal(note.getText(), 'One.')
    })
  })
})
