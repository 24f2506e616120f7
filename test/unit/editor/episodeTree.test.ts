import assert from 'node:assert/strict'
import type { Chapter } from '../../../src/core/library/episode'
import type { EpisodeSummary, LibraryState } from '../../../src/core/service/messages'
import { childrenOf, episodeNode, parentOf, rootsOf, type EpisodeTreeNode } from '../../../src/editor/episodeTree'

function episode(title: string, show?: string, date?: string, chapters: readonly Chapter[] = []): EpisodeSummary {
  const fact = <T>(value: T) => ({ value, origin: 'file' }) as const
  return {
    id: `file:///talks/${title}.txt`,
    path: `${title}.txt`,
    key: title,
    title,
    metadata: {
      ...(show === undefined ? {} : { show: fact(show) }),
      ...(date === undefined ? {} : { date: fact(date) }),
    },
    form: 'whisper-cpp',
    timed: true,
    cues: 1,
    words: 1,
    speakers: [],
    chapters,
    problems: [],
    sidecarProblems: [],
    twins: [],
  }
}

function chapter(title: string, start: number, children: readonly Chapter[] = []): Chapter {
  return { title, start, end: start + 10, startTime: start / 10, cue: 0, derived: false, keywords: [], children }
}

function library(episodes: readonly EpisodeSummary[], unread: readonly string[] = []): LibraryState {
  const files = unread.map((path) => ({ id: `file:///${path}`, path, problems: [] }))
  return { episodes, unread: files, others: 0, glossaries: [] }
}

/** The rows as lines, two blanks a level. */
function drawn(nodes: readonly EpisodeTreeNode[], level = 0): string[] {
  return nodes.flatMap((node) => [`${'  '.repeat(level)}${labelOf(node)}`, ...drawn(childrenOf(node), level + 1)])
}

function labelOf(node: EpisodeTreeNode): string {
  switch (node.kind) {
    case 'group':
      return `[${node.name ?? 'other'}]`
    case 'episode':
      return node.episode.title
    case 'chapter':
      return node.chapter.title
    case 'unread-group':
      return '(not read)'
    case 'unread':
      return node.file.path
  }
}

const talks = [
  episode('Old', 'Zebra', '2023-01-02'),
  episode('New', 'Zebra', '2024-05'),
  episode('Undated', 'Zebra'),
  episode('Elk 10', 'Antelope', '2024-01-01'),
  episode('Elk 9', 'Antelope', '2024-01-01'),
  episode('Alone'),
]

describe('the rows of the Episodes view', () => {
  it('stand by show, newest first, those without a show last', () => {
    assert.deepEqual(drawn(rootsOf(library(talks), 'show')), [
      '[Antelope]',
      '  Elk 9',
      '  Elk 10',
      '[Zebra]',
      '  New',
      '  Old',
      '  Undated',
      '[other]',
      '  Alone',
    ])
  })

  it('stand by year, the newest first', () => {
    assert.deepEqual(drawn(rootsOf(library(talks), 'date')), [
      '[2024]',
      '  New',
      '  Elk 9',
      '  Elk 10',
      '[2023]',
      '  Old',
      '[other]',
      '  Alone',
      '  Undated',
    ])
  })

  it('stand in one list by title', () => {
    assert.deepEqual(drawn(rootsOf(library(talks), 'none')), ['Alone', 'Elk 9', 'Elk 10', 'New', 'Old', 'Undated'])
  })

  it('stand by their numbers where their dates say nothing, the latest first', () => {
    const numbered = (title: string, number?: number, season?: number): EpisodeSummary => {
      const each = episode(title, 'Zebra')
      const fact = (value: number | undefined) => (value === undefined ? undefined : { value, origin: 'name' as const })
      const [told, inSeason] = [fact(number), fact(season)]
      return {
        ...each,
        metadata: { ...each.metadata, ...(told && { episode: told }), ...(inSeason && { season: inSeason }) },
      }
    }
    const all = [numbered('B', 2), numbered('A'), numbered('C', 10), numbered('D', 1, 2), numbered('E', 3, 1)]
    assert.deepEqual(drawn(rootsOf(library([...all, episode('Dated', 'Zebra', '2024')]), 'show')), [
      'Dated',
      'D',
      'E',
      'C',
      'B',
      'A',
    ])
  })

  it('have no groups where there is but one', () => {
    assert.deepEqual(drawn(rootsOf(library([episode('A', 'Zebra'), episode('B', 'Zebra')]), 'show')), ['A', 'B'])
    assert.deepEqual(drawn(rootsOf(library([episode('A')]), 'show')), ['A'])
  })

  it('end with the files that were not read', () => {
    assert.deepEqual(drawn(rootsOf(library([episode('A')], ['b.txt', 'a.txt']), 'show')), [
      'A',
      '(not read)',
      '  a.txt',
      '  b.txt',
    ])
  })

  it('go down through chapters to sub-topics, each with its place', () => {
    const deep = episode('Deep', undefined, undefined, [
      chapter('One', 100, [chapter('One a', 100)]),
      chapter('Two', 200),
    ])
    const [root] = rootsOf(library([deep]), 'show')
    assert.deepEqual(drawn(root === undefined ? [] : [root]), ['Deep', '  One', '    One a', '  Two'])
    const two = root === undefined ? undefined : childrenOf(root)[1]
    assert.deepEqual(two?.kind === 'chapter' ? two.place : undefined, { episode: deep.id, offset: 200, startTime: 20 })
  })

  it('keep their ids when the library grows, and each has its own', () => {
    const before = allIds(rootsOf(library(talks), 'show'))
    const after = allIds(rootsOf(library([episode('First', 'Zebra', '2025'), ...talks], ['x.txt']), 'show'))
    assert.deepEqual(
      before.filter((id) => !after.includes(id)),
      [],
    )
    assert.equal(new Set(after).size, after.length)
  })

  it('know the row above them', () => {
    const roots = rootsOf(library(talks), 'show')
    const old = episodeNode(roots, 'file:///talks/Old.txt')
    const parent = old && parentOf(old, roots)
    assert.equal(parent && labelOf(parent), '[Zebra]')
  })
})

function allIds(nodes: readonly EpisodeTreeNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...allIds(childrenOf(node))])
}
