import { statSync } from 'node:fs'

/** A command line that was understood. Flags without a value are `true`. */
export interface CommandLine {
  readonly words: readonly string[]
  readonly libraries: readonly string[]
  readonly flags: ReadonlyMap<string, string | true>
}

/** Wrong use: the message says what to do, the exit code is 2. */
export class UsageError extends Error {}

/** The flags a command takes: those with a value and those without. */
export interface FlagTable {
  readonly values?: readonly string[]
  readonly switches?: readonly string[]
}

/**
 * Reads arguments. `--library` takes every folder that follows it; `--flag=value` and `--flag value` are the same;
 * behind `--` all is words.
 *
 * @throws UsageError on an unknown flag or a missing value
 */
export function readCommandLine(args: readonly string[], table: FlagTable): CommandLine {
  const words: string[] = []
  const libraries: string[] = []
  const flags = new Map<string, string | true>()
  const rest = [...args]
  while (rest.length > 0) {
    const argument = rest.shift() as string
    if (argument === '--') {
      words.push(...rest.splice(0))
    } else if (argument.startsWith('--')) {
      const [name = '', given] = splitFlag(argument.slice(2))
      const value = (): string => {
        const found = given ?? rest.shift()
        if (found === undefined) throw new UsageError(`--${name} needs a value.`)
        return found
      }
      if (name === 'library') {
        libraries.push(folder(value()))
        while (rest[0] !== undefined && isFolder(rest[0])) libraries.push(rest.shift() as string)
      } else if (table.values?.includes(name)) flags.set(name, value())
      else if (table.switches?.includes(name) && given === undefined) flags.set(name, true)
      else throw new UsageError(`Unknown option --${name}.`)
    } else words.push(argument)
  }
  return { words, libraries, flags }
}

function splitFlag(text: string): [string, string | undefined] {
  const sign = text.indexOf('=')
  return sign < 0 ? [text, undefined] : [text.slice(0, sign), text.slice(sign + 1)]
}

function folder(path: string): string {
  if (!isFolder(path)) throw new UsageError(`--library ${path}: there is no such folder.`)
  return path
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
