import { readFile } from 'node:fs/promises'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { readCommandLine, UsageError, type CommandLine } from './cli/commandLine'
import { checkText, noteRows } from './cli/checkRows'
import { bundledFolder, fileEntry, filesBelow, readLibrary } from './cli/libraryFolders'
import { quotedRange } from './cli/quotedRange'
import { indexRows, searchRow, termRows, topicRows } from './cli/rows'
import { indexText, searchText, termText, topicText } from './cli/texts'
import { sarifOf } from './cli/sarif'
import { writeNewFile } from './cli/writeNewFile'
import { bibliographyForms, type BibliographyForm } from './core/notes/bibliographyForm'
import { exportForms } from './core/export/exportForm'
import { refusalText } from './core/export/exportRefusal'
import type { Episode } from './core/library/episode'
import { oneLine } from './core/model/oneLine'
import { problemText } from './core/model/problemText'
import { readTemplate, type QuoteTemplate } from './core/notes/quoteTemplate'
import { quoteForms, type QuoteForm } from './core/notes/quoteText'
import { templateProblemText } from './core/notes/templateProblemText'
import { queryProblemText } from './core/search/queryProblemText'
import { LibraryService } from './core/service/libraryService'
import { LibraryReader } from './worker/libraryReader'
import { readText } from './worker/transcriptFile'

const usage = `Usage:
  verbatim index   [--library DIR…] [--json]
  verbatim search  [--library DIR…] [--limit N] [--no-glossary] [--json] QUERY
  verbatim search  [--library DIR…] [--limit N] [--no-glossary] --batch QUERIES.txt --json
  verbatim topics  [--library DIR…] [--json]
  verbatim terms   FILE [--json]
  verbatim quote   FILE --from TIME --to TIME [--form blockquote|callout|list|inline|footnote|pandoc]
                   [--template TEXT] [--note NOTE]
  verbatim check   NOTE|DIR… [--library DIR…] [--json|--sarif]
  verbatim bibliography [--library DIR…] [--form bibtex|csl] [--out FILE]
  verbatim export  FILE --form vtt|srt|json|markdown [--out FILE] [--force]

Without --library the bundled sample library is used. TIME is hh:mm:ss.mmm, seconds, or char=N.
Exit code: 0 fine, 1 found problems, 2 wrong use.
`

/** 0 fine, 1 found problems, 2 wrong use. */
type ExitCode = 0 | 1 | 2

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<ExitCode>>> = {
  index,
  search,
  topics,
  terms,
  quote,
  check,
  bibliography,
  export: exportFile,
}

async function index(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { switches: ['json'] })
  noWords(line)
  const service = await library(line)
  service.derive()
  const rows = indexRows(service.state())
  print(line, rows, indexText)
  return rows.some(({ problems }) => problems.length > 0) ? 1 : 0
}

async function search(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { values: ['limit', 'batch'], switches: ['json', 'no-glossary'] })
  const limit = Number(line.flags.get('limit') ?? 20)
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit takes a whole number from 1.')
  const batch = line.flags.get('batch')
  const queries = typeof batch === 'string' ? await queriesOf(batch) : [line.words.join(' ')]
  if (batch === undefined && queries[0]?.trim() === '') throw new UsageError('Say what to search for.')
  if (batch !== undefined && line.words.length > 0) throw new UsageError('Give either a query or --batch.')
  const service = await library(line)
  const options = { glossary: !line.flags.has('no-glossary') }
  for (const query of queries) {
    const answer = service.search(query, limit, options)
    print(line, [searchRow(service, query, answer)], searchText)
    for (const problem of answer.problems) process.stderr.write(`verbatim: ${oneLine(queryProblemText(problem))}\n`)
  }
  return 0
}

async function topics(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { switches: ['json'] })
  noWords(line)
  const service = await library(line)
  service.derive()
  print(line, topicRows(service.state()), topicText)
  return 0
}

async function terms(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { switches: ['json'] })
  const file = onlyFile(line)
  const { service, episode } = await libraryOf(file, line)
  print(line, termRows(service, episode?.source ?? (await textOf(file)), episode), termText)
  return 0
}

async function quote(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { values: ['from', 'to', 'form', 'template', 'note'] })
  const file = onlyFile(line)
  const form = formOf(line)
  const { service, episode } = await episodeIn(file, line)
  const quoted = service.quoteOf(episode, quotedRange(line, episode))
  if (quoted === undefined) throw new UsageError('No words are spoken there.')
  const note = line.flags.get('note')
  const folder = typeof note === 'string' ? realFolder(dirname(resolve(note))) : process.cwd()
  process.stdout.write(`${service.quoteMarkdown(episode, quoted, form, folder.split(sep).join('/'))}\n`)
  return 0
}

async function check(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { switches: ['json', 'sarif'] })
  if (line.words.length === 0) throw new UsageError('Name the notes, or the folders that hold them.')
  const given = await Promise.all(line.words.map(notesIn))
  const service = await library(line)
  const rows = []
  let unread = false
  for (const note of new Set(given.flat())) {
    // Transcripts that lie among the notes quote nobody.
    if (service.episode(resolve(note)) !== undefined) continue
    const read = await readText(note)
    if (read.kind === 'text') rows.push(...noteRows(service, note, read.text))
    else process.stderr.write(`verbatim: ${oneLine(`${note}: ${problemText(read.problem)}`)}\n`)
    unread ||= read.kind !== 'text'
  }
  if (line.flags.has('sarif')) process.stdout.write(`${JSON.stringify(sarifOf(rows), undefined, 2)}\n`)
  else print(line, rows, checkText)
  return unread || rows.some(({ problem }) => problem) ? 1 : 0
}

/** The notes that a word of the command line names, by the paths that people see. */
async function notesIn(word: string): Promise<string[]> {
  const found = statSync(word, { throwIfNoEntry: false })
  if (found === undefined) throw new UsageError(`${word}: there is no such file or folder.`)
  if (!found.isDirectory()) return [word]
  const files = await filesBelow(word, (name) => /\.(?:md|markdown)$/i.test(name))
  return files.map(({ path }) => join(word, path))
}

/** Written to a file that is there already, only Verbatim's own entries in it are brought up to date. */
async function bibliography(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { values: ['form', 'out'] })
  noWords(line)
  const out = line.flags.get('out')
  const form = bibliographyFormOf(line, out)
  const service = await library(line)
  if (typeof out !== 'string') {
    process.stdout.write(service.bibliography(form).text)
    return 0
  }
  const former = existsSync(out) ? await textOf(out) : ''
  const { text, problems } = service.bibliography(form, former)
  if (text !== former) await writeNewFile(out, text, true)
  for (const problem of problems) {
    process.stderr.write(`verbatim: ${oneLine(`${out}:${problem.line}: ${problemText(problem)}`)}\n`)
  }
  return problems.length > 0 ? 1 : 0
}

/** The form that is asked for, else the one that the name of the file is of. */
function bibliographyFormOf(line: CommandLine, out: string | true | undefined): BibliographyForm {
  const given = line.flags.get('form')
  if (given === undefined) return typeof out === 'string' && /\.json$/i.test(out) ? 'csl' : 'bibtex'
  const form = bibliographyForms.find(({ name }) => name === given)
  if (form === undefined) throw new UsageError(`--form takes ${bibliographyForms.map(({ name }) => name).join(', ')}.`)
  return form.name
}

async function exportFile(args: readonly string[]): Promise<ExitCode> {
  const line = readCommandLine(args, { values: ['form', 'out'], switches: ['force'] })
  const file = onlyFile(line)
  const form = exportForms.find(({ name }) => name === line.flags.get('form'))
  if (form === undefined) throw new UsageError(`--form takes ${exportForms.map(({ name }) => name).join(', ')}.`)
  const { service, episode } = await episodeIn(file, line)
  const exported = service.export(episode.id, form.name)
  if (exported?.kind !== 'text') throw new UsageError(exported ? refusalText(exported) : `${file}: nothing was read.`)
  const out = line.flags.get('out')
  if (typeof out === 'string') await writeNewFile(out, exported.text, line.flags.has('force'))
  else process.stdout.write(exported.text)
  return 0
}

function formOf(line: CommandLine): QuoteForm | QuoteTemplate {
  const template = line.flags.get('template')
  if (typeof template === 'string') {
    const read = readTemplate(template)
    if (read.kind === 'problem') throw new UsageError(templateProblemText(read))
    return read
  }
  const given = line.flags.get('form') ?? 'blockquote'
  const form = quoteForms.find((known) => known === given)
  if (form === undefined) throw new UsageError(`--form takes ${quoteForms.join(', ')}.`)
  return form
}

async function library(line: CommandLine): Promise<LibraryService> {
  const service = new LibraryService()
  await readLibrary(service, line.libraries)
  return service
}

/** A service that holds one file; a file of the sample library keeps its place there. */
async function libraryOf(
  file: string,
  line: CommandLine,
): Promise<{ service: LibraryService; episode: Episode | undefined }> {
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file.`)
  const service = new LibraryService()
  const entry = fileEntry(realpathSync(file))
  const glossaries = [...line.libraries, dirname(entry.file)]
    .map((folder) => resolve(folder, 'glossary.md'))
    .filter((path) => existsSync(path))
  const reader = new LibraryReader(
    service,
    () => undefined,
    () => undefined,
  )
  await reader.sync(
    [entry],
    [
      ...glossaries.map((path) => ({ file: path, name: 'glossary.md' })),
      { file: join(bundledFolder('media'), 'glossaries', 'ai.md'), name: 'Verbatim: AI' },
    ],
  )
  return { service, episode: service.episode(entry.id) }
}

/** The episode that a file is; where it is none, the reason is told. */
async function episodeIn(file: string, line: CommandLine): Promise<{ service: LibraryService; episode: Episode }> {
  const { service, episode } = await libraryOf(file, line)
  if (episode !== undefined) return { service, episode }
  // A note is left out of a library without a word; here it was named.
  const [problem = { code: 'unknown-form', line: 1 } as const] = service
    .state()
    .unread.flatMap((unread) => unread.problems)
  throw new UsageError(`${file}: ${problemText(problem)}`)
}

/** Without symbolic links, as the transcript's own path is; a folder that is yet to be made stays as it is. */
function realFolder(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder
}

async function textOf(file: string): Promise<string> {
  const read = await readText(file)
  if (read.kind !== 'text') throw new UsageError(`${file}: ${problemText(read.problem)}`)
  return read.text
}

async function queriesOf(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/).filter((query) => query.trim() !== '')
  } catch {
    throw new UsageError(`--batch ${file}: this file cannot be read.`)
  }
}

function onlyFile({ words }: CommandLine): string {
  const [file, ...more] = words
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.')
  return file
}

function noWords({ words }: CommandLine): void {
  if (words.length > 0) throw new UsageError(`Unexpected "${words.join(' ')}".`)
}

function print<Row>(line: CommandLine, rows: readonly Row[], text: (row: Row) => string): void {
  const lines = rows.map((row) => (line.flags.has('json') ? JSON.stringify(row) : text(row)))
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
}

async function main(): Promise<ExitCode> {
  const [name = '--help', ...args] = process.argv.slice(2)
  if (['--help', '-h', 'help'].includes(name) || args.includes('--help')) {
    process.stdout.write(usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (!command) throw new UsageError(`Unknown command "${name}".`)
    return await command(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`verbatim: ${error.message}\n${command ? '' : `\n${usage}`}`)
    return 2
  }
}

// A reader that closes the pipe early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
void main().then((code) => {
  process.exitCode = code
})
