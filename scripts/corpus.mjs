// `npm run corpus`: reads every transcript of a corpus and says how much of it was understood: cues, words, turns,
// speakers, problems, and the words that were lost against a plain rendering of the file. The corpus is no part of the
// repository: it is looked for beside it, or where --data says. Episodes whose speakers were read by hand are checked.
//   --speakers  the speakers of every file with the number of their turns
//   --sample N  N files drawn by a fixed seed, for reading by hand
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { installPackages } from './lib/install.mjs'
import { ROOT, at } from './lib/paths.mjs'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(ROOT, '..', 'shared', 'corpus') },
    speakers: { type: 'boolean', default: false },
    sample: { type: 'string', default: '0' },
  },
})

if (!existsSync(values.data)) {
  console.log(`There is no corpus in ${values.data}. Put it there or name its folder with --data DIR.`)
  process.exit(1)
}

await installPackages()
const outfile = at('out', 'bench', 'corpus.cjs')
await build({
  entryPoints: [at('bench', 'corpus', 'corpus.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
})
const { default: corpus } = await import(outfile)
const fine = corpus.measureCorpus({
  folder: values.data,
  handRead: at('test', 'fixtures', 'corpus', 'speakers.json'),
  speakers: values.speakers,
  sample: Number(values.sample),
})
process.exit(fine ? 0 : 1)
