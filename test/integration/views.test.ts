import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { EpisodeTreeNode } from '../../src/editor/episodeTree'
import { EpisodeTreeData } from '../../src/editor/episodesView'
import { TopicTreeData } from '../../src/editor/topicsView'
import { ownLibrary } from '../support/ownLibrary'
import { libraryWhere, verbatim } from '../support/verbatim'

describe('the views', () => {
  let own: ReturnType<typeof ownLibrary>
  let episodes: EpisodeTreeData
  let topics: TopicTreeData

  before(async () => {
    await verbatim()
    await vscode.commands.executeCommand('verbatim.openSampleLibrary')
    await libraryWhere('the samples', (state) => state.episodes.length === 5)
    own = ownLibrary()
    episodes = new EpisodeTreeData(own.library, 'show')
    topics = new TopicTreeData(own.library, own.log)
    await own.library.refresh()
  })

  after(async () => {
    episodes.dispose()
    topics.dispose()
    own.dispose()
    await vscode.commands.executeCommand('verbatim.closeSampleLibrary')
  })

  const row = (words: string): EpisodeTreeNode => {
    const found = all(episodes).find((node) => textOf(episodes.getTreeItem(node)).includes(words))
    if (found === undefined) throw new Error(`no row with “${words}”`)
    return found
  }
  const item = (words: string): vscode.TreeItem => episodes.getTreeItem(row(words))

  it('list every show with its episodes', () => {
    const roots = episodes.getChildren().map((node) => textOf(episodes.getTreeItem(node)))
    for (const show of ['Lex Fridman 1', 'Moonshots - Peter Diamandis 1', 'Other transcripts 1']) {
      assert.ok(roots.includes(show), `${show} in ${roots.join(', ')}`)
    }
  })

  it('say date and length of an episode, on screen and aloud', () => {
    const { description, accessibilityInformation } = item('Top Minds in AI')
    assert.equal(description, 'Nov 12, 2024 · 26 min')
    assert.match(accessibilityInformation?.label ?? '', /episode, November 12, 2024, 26 minutes$/)
  })

  it('tell where the facts about an episode come from', () => {
    const node = row('DeepSeek, China')
    const { tooltip } = episodes.resolveTreeItem(episodes.getTreeItem(node), node)
    const text = tooltip instanceof vscode.MarkdownString ? tooltip.value : ''
    assert.match(text, /Date: February 2, 2025 — \*transcript\*/)
    assert.match(text, /Dylan Patel/)
  })

  it('list the published chapters of an episode with their times', () => {
    const chapters = episodes.getChildren(row('DeepSeek, China')).map((node) => textOf(episodes.getTreeItem(node)))
    assert.equal(chapters.length, 25)
    assert.deepEqual(chapters.slice(0, 2), ['Introduction 00:00:00', 'DeepSeek-R1 and DeepSeek-V3 00:03:33'])
    assert.match(item('DeepSeek-R1 and DeepSeek-V3 00').accessibilityInformation?.label ?? '', /chapter, at 3 minutes/)
  })

  it('mark derived chapters, and give none a time where there is none', () => {
    const timed = episodes.getChildren(row('Top Minds in AI'))
    assert.ok(timed.length > 2)
    for (const node of timed) {
      const chapter = episodes.getTreeItem(node)
      assert.match(chapter.accessibilityInformation?.label ?? '', /derived chapter, at /)
      assert.notDeepEqual(chapter.iconPath, item('DeepSeek-R1 and DeepSeek-V3 00').iconPath)
    }
    const untimed = episodes.getChildren(row('Making AI accessible')).map((node) => episodes.getTreeItem(node))
    assert.ok(untimed.length > 2)
    for (const { description } of untimed) assert.equal(description, '')
  })

  it('offer to play only what has a recording', () => {
    assert.equal(item('Top Minds in AI').contextValue, 'episode.media')
    assert.equal(item('Winds of AI Winter').contextValue?.startsWith('episode'), true)
    assert.equal(item('harbour').contextValue, 'episode')
  })

  it('keep the ids of their rows when the episodes are grouped anew', () => {
    const before = item('Top Minds in AI').id
    episodes.group('none')
    assert.equal(item('Top Minds in AI').id, before)
    assert.ok(episodes.getChildren().every((node) => node.kind === 'episode'))
    episodes.group('date')
    assert.deepEqual(
      episodes.getChildren().map((node) => textOf(episodes.getTreeItem(node)).split(' ')[0]),
      ['2025', '2024', 'Without'],
    )
    episodes.group('show')
  })

  it('lead from a topic by its episodes to the moments', async () => {
    const roots = await topics.getChildren()
    const topic = roots.find((node) => topics.getTreeItem(node).id === 'topic:DeepSeek')
    assert.ok(topic, 'a topic DeepSeek')
    const [episode] = await topics.getChildren(topic)
    const mentions = episode === undefined ? [] : await topics.getChildren(episode)
    assert.ok(mentions.length > 5)
    for (const mention of mentions) {
      const { command, contextValue, label } = topics.getTreeItem(mention)
      assert.equal(contextValue, 'mention.media')
      assert.equal(command?.command, 'verbatim.openPlace')
      assert.ok(typeof label === 'object' && (label.highlights?.length ?? 0) > 0)
    }
  })
})

function all(data: EpisodeTreeData, node?: EpisodeTreeNode): EpisodeTreeNode[] {
  return data.getChildren(node).flatMap((child) => [child, ...all(data, child)])
}

function textOf({ label, description }: vscode.TreeItem): string {
  return `${typeof label === 'object' ? label.label : (label ?? '')} ${String(description ?? '')}`.trim()
}
