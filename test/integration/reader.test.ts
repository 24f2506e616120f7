import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { eventually } from '../support/eventually'
import { closeEverything, episodeNamed, inWorkspace, openReader, withSampleLibrary, writeFile } from './transcripts'

describe('the reader', () => {
  withSampleLibrary()
  afterEach(closeEverything)

  it('shows an episode as a text to read, which nobody can change', async () => {
    const { document } = await openReader(await episodeNamed('harbour'))
    assert.equal(document.languageId, 'verbatim-transcript')
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false)
    const text = document.getText()
    assert.match(text, /^# harbour\n/)
    assert.match(
      text,
      /^\[00:00:00\] – Welcome to the Harbour Podcast\. Today we talk about how tides are predicted\.$/m,
    )
    assert.match(text, /^\[00:00:18\] – And a machine used to add them up\?$/m)
  })

  it('opens with the cursor at the words that were asked for', async () => {
    const episode = await episodeNamed('harbour')
    const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(episode.id)))
    const editor = await openReader(episode, source.indexOf('a brass machine'))
    const { active } = editor.selection
    const line = editor.document.lineAt(active.line).text.slice(active.character)
    assert.ok(line.startsWith('a brass machine with pulleys'), line)
    assert.ok(editor.selection.isEmpty)
  })

  it('has the chapters and their topics as its outline', async () => {
    const { document } = await openReader(await episodeNamed('DeepSeek, China'))
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    )
    assert.equal(symbols.length, 25)
    const [first, second] = symbols
    assert.ok(first && second)
    assert.equal(first.name, 'Introduction')
    assert.equal(first.detail, '00:00:00')
    assert.ok(first.range.end.isBefore(second.range.start))
    assert.equal(document.lineAt(second.selectionRange.start.line).text, `## ${second.name}  ${second.detail}`)
    const topics = symbols.flatMap(({ children }) => children)
    assert.ok(topics.length > 0)
    assert.ok(topics.every(({ detail }) => detail.endsWith('derived')))
  })

  it('folds by chapter', async () => {
    const { document } = await openReader(await episodeNamed('DeepSeek, China'))
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    )
    const folded = ranges.filter(({ start }) => /^## /.test(document.lineAt(start).text))
    assert.equal(folded.length, 25)
    for (const { end } of folded) assert.notEqual(document.lineAt(end).text.trim(), '')
  })

  it('plays at the times of its paragraphs where a recording is known', async () => {
    const { document } = await openReader(await episodeNamed('DeepSeek, China'))
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      2000,
    )
    const times = links.filter(({ range }) => /^\d\d:\d\d:\d\d$/.test(document.getText(range)))
    const paragraphs = document.getText().match(/^\[\d\d:\d\d:\d\d\] /gm) ?? []
    assert.equal(times.length, paragraphs.length)
    const at = times.find(({ range }) => document.getText(range) === '00:01:26')
    assert.equal(at?.target?.toString(true), 'https://www.youtube.com/watch?v=_1f-o0nqpEI&t=86s')
  })

  it('has no such links where none is known', async () => {
    const { document } = await openReader(await episodeNamed('harbour'))
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    )
    assert.deepEqual(links, [])
  })

  it('leads to the same words in the raw file', async () => {
    const editor = await openReader(await episodeNamed('harbour'))
    const start = editor.document.positionAt(editor.document.getText().indexOf('brass machine'))
    editor.selection = new vscode.Selection(start, start)
    await vscode.commands.executeCommand('verbatim.openRawFile', editor.document.uri)
    const raw = vscode.window.activeTextEditor
    assert.equal(raw?.document.uri.scheme, 'file')
    const { line, character } = raw.selection.active
    assert.match(raw.document.lineAt(line).text.slice(character), /^brass machine with pulleys/)
  })

  it('follows its file, and says so when the file is gone', async () => {
    const uri = await writeFile('transcripts/lock gates.txt', '[00:00:01.000 --> 00:00:04.000]   The gates open.\n')
    const { document } = await openReader(await episodeNamed('lock gates'))
    assert.match(document.getText(), /The gates open\./)
    await writeFile('transcripts/lock gates.txt', '[00:00:01.000 --> 00:00:04.000]   The gates are shut.\n')
    await eventually(() => document.getText().includes('The gates are shut.'), 'the new words in the reader')
    await vscode.workspace.fs.delete(uri)
    const gone =
      'The transcript lock gates.txt is not in the library any more: it was deleted, moved, or left out by a setting.'
    await eventually(() => document.getText() === gone, 'the reader to say that the file is gone')
  })

  it('says that an address names nothing', async () => {
    const document = await vscode.workspace.openTextDocument(inWorkspace('x').with({ scheme: 'verbatim', query: '' }))
    assert.equal(document.getText(), 'This address names no transcript.')
  })
})
