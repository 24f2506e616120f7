import assert from 'node:assert/strict'
import { Cancellations } from '../../../src/core/service/cancellations'
import { LibraryService } from '../../../src/core/service/libraryService'

const count = 60

function manyEpisodes(): LibraryService {
  const service = new LibraryService()
  for (let i = 0; i < count; i++) {
    const text = `So the keeper of lamp ${i} lit it. The lamp was bright, and the walrus saw the lamp.`
    service.put({
      id: `${i}`,
      path: `${i}.txt`,
      file: `/${i}.txt`,
      source: `[00:00:01.000 --> 00:00:09.000]   ${text}\n`,
    })
  }
  return service
}

describe('a search that nobody waits for', () => {
  const queries = ['lamp', '"the walrus"', 'lamp -bright', 'in:5', 'topic:lamp walrus', 'topic:lamp']
  for (const query of queries) {
    it(`ends between two episodes: ${query}`, () => {
      const service = manyEpisodes()
      let looked = 0
      const between = (): void => {
        looked += 1
        if (looked === 10) throw new Error('cancelled')
      }
      assert.throws(() => service.search(query, 50, { between }), /cancelled/)
      assert.equal(looked, 10)
      assert.deepEqual(service.search(query, 50), manyEpisodes().search(query, 50))
    })

    it(`is asked before each episode whether it goes on: ${query}`, () => {
      let looked = 0
      manyEpisodes().search(query, 50, { between: () => (looked += 1) })
      assert.ok(looked >= count)
    })
  }
})

describe('cancellations', () => {
  it('are seen through the same memory, each for its own request', () => {
    const here = new Cancellations()
    const there = new Cancellations(here.memory)
    assert.deepEqual(
      [1, 2, 3].map((id) => there.has(id)),
      [false, false, false],
    )
    here.cancel(2)
    assert.deepEqual(
      [1, 2, 3, 258].map((id) => there.has(id)),
      [false, true, false, false],
    )
    here.cancel(258)
    assert.deepEqual(
      [2, 258].map((id) => there.has(id)),
      [false, true],
    )
  })
})
