import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { deleteFile, episodeOf, inWorkspace, libraryWhere } from '../support/verbatim'
import { closeEverything, openReader } from './transcripts'

const exportTo = (what: unknown, form: string, to: vscode.Uri) =>
  vscode.commands.executeCommand('verbatim.exportTranscript', what, { form, to })

async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
}

describe('exporting', () => {
  afterEach(closeEverything)

  it('writes the transcript of a row of the side bar, which is read again in its new form', async () => {
    const { id, cues } = await episodeOf('transcripts/harbour.txt')
    await exportTo({ episode: id, offset: 0 }, 'vtt', inWorkspace('exported/harbour.vtt'))
    const written = await episodeOf('exported/harbour.vtt')
    assert.deepEqual([written.form, written.cues], ['webvtt', cues])
    await deleteFile('exported')
    await libraryWhere('the export gone', ({ episodes }) => episodes.length === 1)
  })

  it('writes the transcript that the reader shows', async () => {
    const editor = await openReader(await episodeOf('transcripts/harbour.txt'))
    const file = inWorkspace('notes/harbour.md')
    await exportTo(editor.document.uri, 'markdown', file)
    assert.match(await textOf(file), /^---\ntranscript: verbatim\n/)
    await deleteFile('notes/harbour.md')
  })

  it('asks for the form when nothing says it', async () => {
    const { id } = await episodeOf('transcripts/harbour.txt')
    const file = inWorkspace('notes/harbour.captions')
    const exported = vscode.commands.executeCommand('verbatim.exportTranscript', { episode: id }, { to: file })
    const accept = setInterval(() => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
    }, 200)
    try {
      await exported
    } finally {
      clearInterval(accept)
    }
    assert.match(await textOf(file), /^WEBVTT\n/)
    await deleteFile('notes/harbour.captions')
  })
})
