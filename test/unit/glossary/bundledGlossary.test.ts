import { strict as assert } from 'node:assert'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { GlossaryScope } from '../../../src/core/glossary/entry'
import { Glossary } from '../../../src/core/glossary/glossary'
import { readGlossary } from '../../../src/core/glossary/readGlossary'
import { readEpisode } from '../../../src/core/library/readEpisode'
import { speechOf } from '../../../src/core/model/speech'

const text = readFileSync(join(process.cwd(), 'media', 'glossaries', 'ai.md'), 'utf8')
const { entries, problems } = readGlossary(text, 'AI')
const glossary = new Glossary([entries])

interface Seed {
  readonly text: string
  readonly scope: GlossaryScope
}

const seeds = new Map<string, Seed>()
const folder = join(process.cwd(), 'seeds')
for (const path of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const sidecar = join(folder, path.replace('.txt', '.yaml'))
  const { transcript, metadata } = readEpisode({
    id: path,
    path,
    source: readFileSync(join(folder, path), 'utf8'),
    ...(existsSync(sidecar) ? { sidecar: readFileSync(sidecar, 'utf8') } : {}),
  })
  assert.ok(transcript)
  const show = metadata.show?.value ?? assert.fail(`${path} has no show`)
  seeds.set(path.slice(0, 3), { text: speechOf(transcript.cues).text, scope: { show } })
}

const seed = (name: string): Seed => seeds.get(name) ?? assert.fail(name)

/** What the words of a seed stand for: the labels of the entries that are found in exactly these words. */
function standsFor(name: string, spelling: string): string[] {
  const { text: spoken, scope } = seed(name)
  const labels = glossary
    .match(spoken, scope)
    .filter(({ start, end }) => spoken.slice(start, end) === spelling)
    .map(({ entry }) => entry.label)
  return [...new Set(labels)]
}

const letters = new Map<string, string>()

/** A text without anything but letters and digits, remembered since the seeds are long. */
function lettersOf(written: string, inItsCase: boolean): string {
  const key = `${String(inItsCase)} ${written}`
  const known = letters.get(key) ?? (inItsCase ? written : written.toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '')
  letters.set(key, known)
  return known
}

describe('The bundled glossary', () => {
  it('reads without problems and has more than 300 entries', () => {
    assert.deepEqual(problems, [])
    assert.ok(entries.length > 300, String(entries.length))
  })

  it('defines every entry in one paragraph of one to three sentences', () => {
    const odd = entries.filter(
      ({ definition }) => !/^[^\n]{20,400}[."?]$/.test(definition) && definition !== 'A factor of ten.',
    )
    assert.deepEqual(
      odd.map(({ label }) => label),
      [],
    )
  })

  it('finds each entry by its own label', () => {
    const hidden = entries.filter(({ label }) => glossary.match(label)[0]?.entry.label !== label)
    assert.deepEqual(
      hidden.map(({ label }) => label),
      [],
    )
  })

  const spellings: readonly (readonly [string, string, readonly string[]])[] = [
    ['002', 'Cloud', ['Claude']],
    ['001', 'cloud', ['cloud computing']],
    ['001', 'DeepSeq', ['DeepSeek']],
    ['001', 'KVCache', ['KV cache']],
    ['001', 'Chad GPT', ['ChatGPT']],
    ['001', 'Nickel', ['NCCL']],
    ['001', 'Hynex', ['SK Hynix']],
    ['002', 'Elias Oskiver', ['Ilya Sutskever']],
    ['002', 'Swix', ['swyx']],
    ['002', 'Gnome', ['Noam Shazeer']],
    ['002', 'Sengovor', ['Singapore']],
    ['000', 'Akaraju', []],
    ['000', 'Prem Akaraju', ['Prem Akkaraju']],
    ['000', 'Jim', ['James Cameron']],
    ['003', 'Andre karpathy', ['Andrej Karpathy']],
    ['003', 'llms', ['large language model']],
    ['003', 'gpus', ['GPU']],
    ['003', 'lmos', ['LLM OS']],
  ]
  for (const [name, spelling, expected] of spellings) {
    it(`takes "${spelling}" in seed ${name} for ${expected[0] ?? 'nothing by itself'}`, () =>
      assert.deepEqual(standsFor(name, spelling), expected))
  }

  it('does not take "Cloud" for Claude where cloud computing is talked about', () => {
    assert.ok(!standsFor('001', 'Cloud').includes('Claude'))
    assert.deepEqual(
      glossary
        .match('The Cloud is rented.')
        .map(({ entry }) => entry.label)
        .filter((label) => label === 'Claude'),
      [],
    )
  })

  it('has no form for a show that does not occur in it', () => {
    const scoped = entries.flatMap((entry) =>
      entry.forms.flatMap((form) => (form.scope === undefined ? [] : [{ entry, form }])),
    )
    assert.ok(scoped.length > 100)
    const missing = scoped.filter(({ form }) => {
      const show = [...seeds.values()].find(({ scope }) => scope.show?.includes(form.scope ?? ''))
      return show === undefined || !lettersOf(show.text, form.exactCase).includes(lettersOf(form.text, form.exactCase))
    })
    assert.deepEqual(
      missing.map(({ entry, form }) => `${entry.label}: ${form.text} (${form.scope ?? ''})`),
      [],
    )
  })
})
