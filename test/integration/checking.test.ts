import { strict as assert } from 'node:assert'
import { chmod } from 'node:fs/promises'
import * as vscode from 'vscode'
import { eventually } from '../support/eventually'
import { closeEverything, inWorkspace, openNote, readLibrary, writeFile } from './transcripts'

const CITED = '— [*harbour*, 00:00:09](../transcripts/harbour.txt#t=9.9,18.04)'
const WORDS = 'A tied table is really just a sum of many small waves, one for each motion of the moon and the sun.'
const quoted = (words: string, cited = CITED): string => `> ${words}\n>\n> ${cited}\n`

/** The problems of a note, once there are so many of them. */
async function problems(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  const found = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ code }) => typeof code === 'string' && code.startsWith('quotation-'))
  await eventually(() => found().length === count, `${count} problems of quotations`).catch(() =>
    assert.equal(
      found()
        .map(({ message }) => message)
        .join('\n'),
      `${count} problems`,
    ),
  )
  return found()
}

async function fix(document: vscode.TextDocument, at: string, title: string): Promise<void> {
  const position = document.positionAt(document.getText().indexOf(at))
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
  )
  const action = actions.find((each) => each.title === title)
  assert.ok(action?.edit, `“${title}” among ${actions.map((each) => each.title).join(', ')}`)
  await vscode.workspace.applyEdit(action.edit)
}

describe('checking quotations', () => {
  before(readLibrary)
  afterEach(closeEverything)
  after(async () => {
    for (const name of ['words', 'place', 'all'])
      await vscode.workspace.fs.delete(inWorkspace(`notes/check-${name}.md`))
  })

  it('marks the words that are not the source’s, says where they are in it, and takes its words', async () => {
    const { document } = await openNote('notes/check-words.md', quoted(WORDS.replace('many', 'some')))
    const [problem] = await problems(document.uri, 1)
    assert.equal(document.getText(problem?.range), 'some')
    assert.match(problem?.message ?? '', /“many”, not “some”/)
    const [related] = problem?.relatedInformation ?? []
    assert.equal(related?.location.uri.toString(), inWorkspace('transcripts/harbour.txt').toString())
    assert.equal(related.location.range.start.line, 4)
    await fix(document, 'some', "Take the source's words")
    assert.equal(document.getText(), quoted(WORDS))
    await problems(document.uri, 0)
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), quoted(WORDS.replace('many', 'some')))
  })

  it('follows what is typed, corrects a place, and leaves alone what is marked as intended', async () => {
    const { document } = await openNote('notes/check-place.md', quoted(WORDS))
    await problems(document.uri, 0)
    const change = new vscode.WorkspaceEdit()
    const end = document.positionAt(document.getText().length)
    change.insert(
      document.uri,
      end,
      `\n${quoted(WORDS, CITED.replace('9.9', '3.2').replace(':09', ':03'))}\n${quoted('Tides for ever.')}`,
    )
    await vscode.workspace.applyEdit(change)
    await problems(document.uri, 2)
    await fix(document, 't=3.2', 'Correct the place in the citation')
    await problems(document.uri, 1)
    await fix(document, 'Tides', 'Mark as intended')
    await problems(document.uri, 0)
    assert.equal(document.getText().split(CITED).length, 4)
  })

  it('mends all quotations of a note at once', async () => {
    const { document } = await openNote(
      'notes/check-all.md',
      `${quoted(WORDS.replace('many', 'some'))}\n${quoted(WORDS.replace('the sun', 'sun'))}`,
    )
    await problems(document.uri, 2)
    await fix(document, 'some', 'Mend all quotations in this note')
    assert.equal(document.getText(), `${quoted(WORDS)}\n${quoted(WORDS)}`)
    await problems(document.uri, 0)
  })

  it('knows notes that nobody has opened, and follows their sources', async () => {
    const uri = await writeFile(
      'notes/check-closed.md',
      quoted('The tide is late today, says everybody.', CITED.replace('harbour.txt', 'late.txt')),
    )
    assert.match((await problems(uri, 1))[0]?.message ?? '', /not in the library/)
    await writeFile(
      'transcripts/late.txt',
      '[00:00:09.900 --> 00:00:18.040]   The tide is late today, says everybody.\n',
    )
    await problems(uri, 0)
    await vscode.workspace.fs.delete(inWorkspace('transcripts/late.txt'))
    await problems(uri, 1)
    await vscode.workspace.fs.delete(uri)
    await problems(uri, 0)
  })

  it('follows no link to a command, and none that leads out of the workspace', async () => {
    const hostile =
      `${quoted(WORDS, '— [x](command:verbatim.find#t=3)')}\n${quoted(WORDS, '— [x](../../../../etc/passwd#t=3)')}`.concat(
        `\n${quoted(WORDS, '— [x](javascript:alert%281%29#t=3)')}`,
      )
    const uri = await writeFile('notes/check-hostile.md', hostile)
    assert.match((await problems(uri, 1))[0]?.message ?? '', /stand at 00:00:09/)
    await vscode.workspace.fs.delete(uri)
    await problems(uri, 0)
  })

  it('says nothing of a note that is deleted while it is checked', async () => {
    const many = quoted(WORDS.replace('many', 'some')).repeat(300)
    const before = await writeFile('notes/check-before.md', quoted(WORDS.replace('many', 'some')))
    await problems(before, 1)
    const uri = await writeFile('notes/check-deleted.md', many)
    await vscode.workspace.fs.delete(uri)
    await writeFile('notes/check-before.md', quoted(WORDS))
    await problems(before, 0)
    await problems(uri, 0)
    await vscode.workspace.fs.delete(before)
  })

  it('marks a note that cannot be written, and leaves its file as it is', async () => {
    const text = quoted(WORDS.replace('many', 'some'))
    const uri = await writeFile('notes/check-locked.md', text)
    await chmod(uri.fsPath, 0o444)
    const [problem] = await problems(uri, 1)
    assert.match(problem?.message ?? '', /“many”, not “some”/)
    const document = await vscode.workspace.openTextDocument(uri)
    await fix(document, 'some', "Take the source's words")
    await problems(uri, 0)
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), text)
    await closeEverything()
    await problems(uri, 1)
    await chmod(uri.fsPath, 0o644)
    await vscode.workspace.fs.delete(uri)
    await problems(uri, 0)
  })
})
