import { constants } from 'node:fs'
import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that are copied together, under names that begin alike. */
export interface FilesToCopy {
  readonly folder: string
  /** What all the names begin with. */
  readonly base: string
  readonly transcripts: readonly string[]
  /** What comes along with them: sidecar, chapters. */
  readonly companions: readonly string[]
}

export interface Copied {
  /** Paths of transcripts that were not there before. */
  readonly added: readonly string[]
  /** Paths of transcripts that were there already, with the same contents. */
  readonly present: readonly string[]
}

/** As many files of one name and different contents are a sign that something else is wrong. */
const MOST_NAMESAKES = 200

/**
 * Copies files into a folder, which is made where there is none. Nothing is ever written over: files that meet others
 * of their names all take a number, `talk (2).vtt` with `talk (2).yaml`, and what is there already is left as it is.
 *
 * @throws Error when a file cannot be copied; then none of them is
 */
export async function copyIntoFolder(files: FilesToCopy, target: string): Promise<Copied> {
  await mkdir(target, { recursive: true })
  for (let number = 1; number <= MOST_NAMESAKES; number++) {
    const base = number === 1 ? files.base : `${files.base} (${number})`
    const copies = await plan(files, target, base)
    const taken = copies.some(({ state }) => state === 'other')
    const transcripts = copies.slice(0, files.transcripts.length)
    const known = transcripts.every(({ state }) => state === 'same')
    // What a person has since written into a sidecar makes no new episode of its transcript.
    if ((!taken || known) && (await copyAll(copies.filter(({ state }) => state === 'free')))) {
      const paths = (wanted: State): string[] => transcripts.filter(({ state }) => state === wanted).map(({ to }) => to)
      return { added: paths('free'), present: paths('same') }
    }
  }
  throw new Error(`there are ${MOST_NAMESAKES} other files of this name`)
}

type State = 'free' | 'same' | 'other'

interface Copy {
  readonly from: string
  readonly to: string
  readonly state: State
}

function plan(
  { folder, base, transcripts, companions }: FilesToCopy,
  target: string,
  newBase: string,
): Promise<Copy[]> {
  const copies = [...transcripts, ...companions].map(async (name): Promise<Copy> => {
    const from = join(folder, name)
    const to = join(target, newBase + name.slice(base.length))
    return { from, to, state: await stateOf(from, to) }
  })
  return Promise.all(copies)
}

async function stateOf(from: string, to: string): Promise<State> {
  try {
    const [mine, theirs] = [await stat(from), await stat(to)]
    if (!theirs.isFile() || mine.size !== theirs.size) return 'other'
    return (await readFile(from)).equals(await readFile(to)) ? 'same' : 'other'
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'free'
    throw error
  }
}

/** False when a name was taken in the meantime. */
async function copyAll(copies: readonly Copy[]): Promise<boolean> {
  const done: string[] = []
  try {
    for (const { from, to } of copies) {
      await copyFile(from, to, constants.COPYFILE_EXCL)
      done.push(to)
    }
    return true
  } catch (error) {
    await Promise.all(done.map((path) => rm(path, { force: true })))
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
