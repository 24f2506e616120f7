import type { SearchAnswer } from './hit'

/**
 * How much answers a query, in words.
 *
 * @example countText({ total: 12, episodes: 3, more: false }) // 12 moments in 3 episodes
 */
export function countText({ total, episodes, more }: Pick<SearchAnswer, 'total' | 'episodes' | 'more'>): string {
  const where = counted(episodes, 'episode')
  return more ? `more than ${counted(total, 'moment')} in at least ${where}` : `${counted(total, 'moment')} in ${where}`
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
}
