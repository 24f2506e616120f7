import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { eventually } from '../support/eventually'
import { deleteFile, episodeOf, inWorkspace, libraryWhere, verbatim, writeFile } from '../support/verbatim'

const TALK = `[00:00:00.000 --> 00:00:04.000]   - Good evening and welcome to the lighthouse.
[00:00:04.000 --> 00:00:09.000]   - Thank you, it is good to be on dry land.
`

describe('the library', () => {
  before(verbatim)

  it('has the transcripts of the folder, but no notes', async () => {
    const { path } = await episodeOf('transcripts/harbour.txt')
    assert.equal(path, 'transcripts/harbour.txt')
    const { library } = await verbatim()
    assert.deepEqual(
      library.state.unread.map((file) => file.path),
      [],
    )
  })

  it('has the sample library when the person wants it', async () => {
    await vscode.commands.executeCommand('verbatim.openSampleLibrary')
    const { episodes } = await libraryWhere('the samples', (state) => state.episodes.length >= 5)
    const lengths = episodes.map(({ cues }) => cues)
    for (const cues of [357, 7933, 2298]) assert.ok(lengths.includes(cues), `an episode of ${cues} cues`)
    await vscode.commands.executeCommand('verbatim.closeSampleLibrary')
    await libraryWhere('the samples gone', (state) => state.episodes.length === 1)
  })

  it('follows a transcript that is written, changed and deleted', async () => {
    await writeFile('talks/lighthouse.txt', TALK)
    assert.equal((await episodeOf('talks/lighthouse.txt')).cues, 2)
    await writeFile('talks/lighthouse.txt', TALK + '[00:00:09.000 --> 00:00:12.000]   Indeed.\n')
    await libraryWhere('a third cue', ({ episodes }) => episodes.some(({ cues }) => cues === 3))
    await deleteFile('talks/lighthouse.txt')
    await libraryWhere('the talk gone', ({ episodes }) => episodes.length === 1)
  })

  it('follows a folder that is renamed and deleted as a whole', async () => {
    await writeFile('talks/a.txt', TALK)
    await writeFile('talks/b.txt', TALK)
    await libraryWhere('both talks', ({ episodes }) => episodes.length === 3)
    await vscode.workspace.fs.rename(inWorkspace('talks'), inWorkspace('lectures'))
    await episodeOf('lectures/a.txt')
    await episodeOf('lectures/b.txt')
    await deleteFile('lectures')
    await libraryWhere('both talks gone', ({ episodes }) => episodes.length === 1)
  })

  it('leaves alone what the person or VS Code excludes', async () => {
    await writeFile('node_modules/pkg/talk.txt', TALK)
    await writeFile('LICENSE.txt', TALK)
    await writeFile('talks/seen.txt', TALK)
    await episodeOf('talks/seen.txt')
    const { library } = await verbatim()
    assert.equal(library.state.episodes.length, 2)
    const files = vscode.workspace.getConfiguration('files')
    await files.update('exclude', { '**/talks': true }, vscode.ConfigurationTarget.Workspace)
    await libraryWhere('the excluded talk gone', ({ episodes }) => episodes.length === 1)
    await files.update('exclude', undefined, vscode.ConfigurationTarget.Workspace)
    await episodeOf('talks/seen.txt')
    for (const path of ['node_modules', 'LICENSE.txt', 'talks']) await deleteFile(path)
    await libraryWhere('the talk gone', ({ episodes }) => episodes.length === 1)
  })

  it('lists a file that is no transcript with the reason, and lets it go', async () => {
    await writeFile('noise.txt', new Uint8Array([0, 1, 2, 0, 255, 254, 0, 7]))
    const { unread } = await libraryWhere('an unread file', (state) => state.unread.length === 1)
    assert.deepEqual([unread[0]?.path, unread[0]?.problems.map(({ code }) => code)], ['noise.txt', ['binary-file']])
    assert.deepEqual(await problemsOf('noise.txt', 1), ['1 binary-file'])
    await deleteFile('noise.txt')
    await problemsOf('noise.txt', 0)
    await libraryWhere('nothing unread', (state) => state.unread.length === 0)
  })

  it('takes facts from a sidecar, says what is wrong with one on its line, and takes that back', async () => {
    await writeFile('transcripts/harbour.yaml', 'title: Tides by hand\nshow: Harbour Talks\n')
    await libraryWhere('the title', ({ episodes }) => episodes.some(({ title }) => title === 'Tides by hand'))
    await writeFile('transcripts/harbour.yaml', 'title: Tides by hand\ncolour: blue\n')
    assert.deepEqual(await problemsOf('transcripts/harbour.yaml', 1), ['2 sidecar-key-unknown'])
    await writeFile('transcripts/harbour.yaml', 'title: Tides by hand\n')
    await problemsOf('transcripts/harbour.yaml', 0)
    await deleteFile('transcripts/harbour.yaml')
    await libraryWhere('the title gone', ({ episodes }) => episodes.every(({ title }) => title !== 'Tides by hand'))
  })

  it('takes chapters from a chapters file as it appears, changes and goes away, and shows what is wrong on it', async () => {
    const published = (titles: readonly string[]) =>
      libraryWhere(`the chapters ${titles.join()}`, ({ episodes: [episode] }) => {
        const found = episode?.chapters.filter(({ derived }) => !derived).map(({ title }) => title) ?? []
        return found.join() === titles.join()
      })
    const path = 'transcripts/harbour.chapters.txt'
    await published([])
    await writeFile(path, '0:00 Welcome\n0:09 Tides\n')
    const { episodes, unread } = await published(['Welcome', 'Tides'])
    assert.deepEqual([episodes.length, episodes[0]?.chaptersFrom, unread], [1, { origin: 'chapters' }, []])
    await writeFile(path, '0:00 Welcome aboard\n9:00:00 Beyond\n')
    await published(['Welcome aboard'])
    assert.deepEqual(await problemsOf(path, 1), ['2 chapter-after-end'])
    await writeFile('transcripts/harbour.json', '{"chapters": [{"startTime": 0, "title": "From JSON"}]}')
    await deleteFile(path)
    await published(['From JSON'])
    await problemsOf(path, 0)
    await deleteFile('transcripts/harbour.json')
    const after = await published([])
    assert.deepEqual([after.episodes.length, after.unread], [1, []])
  })

  it('says what is wrong with a glossary on its line, and takes that back', async () => {
    await writeFile(
      'more/glossary.md',
      '# More\n\n## swell\n\n## fetch\n\nThe length of water over which wind blows.\n',
    )
    assert.deepEqual(await problemsOf('more/glossary.md', 1), ['3 glossary-entry-empty'])
    await writeFile('more/glossary.md', '# More\n\n## swell\n\nWaves from a distant wind.\n')
    await problemsOf('more/glossary.md', 0)
    await deleteFile('more')
    await libraryWhere('that glossary gone', ({ glossaries }) => glossaries.length === 2)
  })

  it('prefers an entry of the person to the bundled one, and takes that back', async () => {
    const note = await writeFile('notes/own.md', 'Then OpenAI answered.\n')
    const { library } = await verbatim()
    const bundled = await cardIn(note)
    assert.notEqual(bundled, '')
    await writeFile('more/glossary.md', '## OpenAI\n\nThe laboratory down the road.\n')
    await libraryWhere('another glossary', ({ glossaries }) => glossaries.length === 3)
    assert.match(await cardIn(note), /laboratory down the road/)
    await deleteFile('more')
    await libraryWhere('that glossary gone', ({ glossaries }) => glossaries.length === 2)
    assert.equal(await cardIn(note), bundled)
    await deleteFile('notes/own.md')
    assert.equal(library.state.unread.length, 0)
  })

  it('finds the bundled glossary and the own one, which comes first', async () => {
    const { library } = await verbatim()
    const [own, bundled] = library.state.glossaries
    assert.equal(own?.file, inWorkspace('glossary.md').fsPath)
    assert.ok((bundled?.entries ?? 0) >= 300)
    assert.deepEqual(bundled?.problems, [])
  })

  it('reads everything again when it is rebuilt', async () => {
    await vscode.commands.executeCommand('verbatim.rebuildIndex')
    assert.equal((await episodeOf('transcripts/harbour.txt')).cues > 5, true)
  })
})

/** The text of the card for the word at the eighth character of a note. */
async function cardIn(note: vscode.Uri): Promise<string> {
  await vscode.workspace.openTextDocument(note)
  const position = new vscode.Position(0, 8)
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', note, position)
  const contents = hovers.flatMap((hover) => hover.contents)
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n')
}

/** The problems shown for a file, once there are so many: `line code`. */
async function problemsOf(path: string, count: number): Promise<readonly string[]> {
  const found = await eventually(() => {
    const all = vscode.languages.getDiagnostics(inWorkspace(path)).filter(({ source }) => source === 'Verbatim')
    return all.length === count && all
  }, `${count} problems in ${path}`)
  return found.map(({ range, code }) => `${range.start.line + 1} ${typeof code === 'string' ? code : '?'}`)
}
