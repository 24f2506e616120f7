import { builtinModules } from 'node:module'

/** What each file imports: keys and local targets are paths from `src` without extension (`core/model/cue`). */
export type Imports = ReadonlyMap<string, readonly string[]>

/** The rooms of core in the order in which data flows; a room may import itself and those before it. */
export const FLOW: readonly string[] = [
  'model',
  'formats',
  'glossary',
  'library',
  'search',
  'notes',
  'export',
  'service',
]

/** Which places a place may import; `core`'s own order is FLOW. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  worker: ['core', 'worker', 'node'],
  editor: ['core', 'editor', 'vscode', 'node'],
  extension: ['core', 'editor', 'vscode', 'node'],
  cli: ['core', 'worker', 'cli', 'node'],
}

const SEARCH_LIBRARY_IN = 'core/search/beginnings'

/** Every import that crosses a wall, as a sentence. */
export function crossings(imports: Imports): readonly string[] {
  const found: string[] = []
  for (const [from, targets] of imports) {
    for (const target of targets) {
      const reason = crossing(from, target)
      if (reason !== undefined) found.push(`${from} imports ${target}: ${reason}`)
    }
  }
  return found
}

function crossing(from: string, to: string): string | undefined {
  if (/^minisearch(\/|$)/.test(to) && !(from === SEARCH_LIBRARY_IN && to === 'minisearch/SearchableMap')) {
    return `of the search library its tree of words ships, and only ${SEARCH_LIBRARY_IN} knows it`
  }
  const allowed = ALLOWED[placeOf(from)]
  if (allowed === undefined) return 'the file is in no room'
  const place = placeOf(to)
  if (place === 'package') return undefined
  if (!allowed.includes(place)) return `${placeOf(from)} may not import ${place}`
  if (!from.startsWith('core/')) return undefined
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)]
  if (!FLOW.includes(fromRoom)) return `core has no room ${fromRoom}`
  if (FLOW.indexOf(toRoom) > FLOW.indexOf(fromRoom)) return 'it goes against the flow'
  return undefined
}

function placeOf(path: string): string {
  if (path === 'vscode') return 'vscode'
  if (path.startsWith('node:') || builtinModules.includes(path)) return 'node'
  const first = path.split('/')[0] ?? ''
  return first in ALLOWED ? first : 'package'
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** One import cycle for each file that closes one, written out; type-only imports count. */
export function cycles(imports: Imports): readonly string[] {
  const found: string[] = []
  const finished = new Set<string>()
  const path: string[] = []

  const visit = (file: string): void => {
    if (finished.has(file)) return
    const start = path.indexOf(file)
    if (start >= 0) {
      found.push([...path.slice(start), file].join(' → '))
      return
    }
    path.push(file)
    for (const target of imports.get(file) ?? []) visit(target)
    path.pop()
    finished.add(file)
  }
  for (const file of imports.keys()) visit(file)
  return found
}
