import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { eventually } from '../support/eventually'
import { closeEverything, episodeNamed, inWorkspace, openNote, select } from './transcripts'

const lines = [
  '[00:00:00.000 --> 00:00:04.000]   Good evening, and welcome to the café by the harbour.',
  '[00:00:04.000 --> 00:00:09.000]   The naïve façade of it was built in May, they say.',
  '[00:00:09.000 --> 00:00:12.000]   Every table of it has a lamp.',
]

const files: readonly (readonly [string, string, Uint8Array])[] = [
  ['windows', 'windows1252', Buffer.from(lines.join('\n'), 'latin1')],
  ['unmarked', 'utf16le', Buffer.from(lines.join('\n'), 'utf16le')],
  ['mixed', 'utf8', Buffer.from(`${lines[0]}\r\n${lines[1]}\n${lines[2]}\r\n`, 'utf8')],
]

const quoteSelection = () => vscode.commands.executeCommand('verbatim.quoteSelection')
const inFront = (uri: vscode.Uri) =>
  eventually(() => {
    const editor = vscode.window.activeTextEditor
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined
  }, 'the raw file')

describe('a transcript in any encoding', () => {
  afterEach(closeEverything)
  after(() => vscode.workspace.fs.delete(inWorkspace('encodings'), { recursive: true }))

  for (const [name, encoding, bytes] of files) {
    const uri = () => inWorkspace(`encodings/${name}.txt`)

    it(`${name}: the raw file opens in it at the place, and is quoted exactly`, async () => {
      await vscode.workspace.fs.writeFile(uri(), bytes)
      const episode = await episodeNamed(name)
      assert.equal(episode.encoding ?? 'utf8', encoding)
      const note = (await openNote(`encodings/${name}.md`, 'One.|')).document
      const offset = lines.join('\n').indexOf('façade') + (name === 'mixed' ? 1 : 0)
      await vscode.commands.executeCommand('verbatim.openRawFile', { episode: episode.id, offset })
      const editor = await inFront(uri())
      assert.equal(editor.document.lineAt(1).text, lines[1])
      const { line, character } = editor.selection.active
      assert.deepEqual([line, character], [1, (lines[1] ?? '').indexOf('façade')])

      select(editor, 'of it has')
      await quoteSelection()
      await eventually(() => note.getText().includes('> Every table of it has a lamp.'), 'the quotation')
    })
  }

  it('is not quoted where the editor shows it in another one', async () => {
    const uri = inWorkspace('encodings/unmarked.txt')
    await vscode.workspace.fs.writeFile(uri, Buffer.from(lines.join('\n'), 'utf8'))
    const episode = await eventually(async () => {
      const read = await episodeNamed('unmarked')
      return read.encoding === undefined ? read : undefined
    }, 'the file to be read again')
    const note = (await openNote('encodings/other.md', 'One.|')).document
    const open = vscode.workspace.openTextDocument as (
      uri: vscode.Uri,
      how: { readonly encoding: string },
    ) => Thenable<vscode.TextDocument>
    const editor = await vscode.window.showTextDocument(await open(uri, { encoding: 'windows1252' }))
    assert.ok(editor.document.getText().includes('cafÃ©'))
    select(editor, 'was built')
    await quoteSelection()
    assert.equal(note.getText(), 'One.')

    await vscode.commands.executeCommand('verbatim.openRawFile', { episode: episode.id, offset: 0 })
    const again = await inFront(uri)
    assert.ok(again.document.getText().includes('café'))
  })
})
