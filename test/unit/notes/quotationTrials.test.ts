import assert from 'node:assert/strict'
import { join } from 'node:path'
import { Random } from '../../fuzz/random'
import { ROOT } from '../../support/paths'
import { treatments, trialLibrary, trialOf } from '../../support/quotationTrials'

// A slice of what `npm run checks` does by the thousand, over a corpus too. Speakers are none in the sample library.
const each = 12

describe('a quotation of the sample library', () => {
  const service = trialLibrary([join(ROOT, 'seeds')])
  const ids = service.state().episodes.map(({ id }) => id)

  treatments
    .filter((treatment) => treatment !== 'speaker changed')
    .forEach((treatment, number) => {
      it(`is checked right: ${treatment}`, () => {
        let count = 0
        for (let i = 0; count < each && i < each * 200; i++) {
          const trial = trialOf(service, ids, treatment, new Random(7, number, i))
          if (trial === undefined) continue
          count += 1
          assert.ok(trial.right, `${trial.state}: ${trial.detail}\n${trial.note}`)
        }
        assert.equal(count, each)
      })
    })
})
