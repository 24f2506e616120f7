// `npm run bench`: the start of the extension; `npm run bench -- search`: the search engine beside other engines;
// `npm run bench -- editor`: a large library inside VS Code; `npm run bench -- checks`: the check of quotations;
// `npm run bench -- parsers`: the reading of captions beside published parsers; `npm run bench -- reading`: the worst
// files. The first two print what they measured and write it to bench/RESULTS.md.
import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { ROOT } from '../scripts/lib/paths.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** How often the extension is started. */
    runs: { type: 'string', default: '5' },
    /** Sizes of the libraries that are searched, in hours. */
    hours: { type: 'string', default: '8,100,1000' },
    /** Folder of transcripts that those are made of, beside the sample library. */
    data: { type: 'string', default: join(ROOT, '..', 'shared', 'corpus') },
  },
})

if (positionals[0] === 'search') {
  const { measureSearch } = await import('./search.mjs')
  await measureSearch(values.hours.split(',').map(Number), values.data)
} else if (positionals[0] === 'checks') {
  const { measureChecks } = await import('./checks.mjs')
  await measureChecks(values.hours.split(',').map(Number), values.data)
} else if (positionals[0] === 'editor') {
  const { measureEditor } = await import('./editor.mjs')
  await measureEditor(Number(values.hours.split(',').at(-1)), values.data)
} else if (positionals[0] === 'parsers') {
  await import('./parsers/compare.mjs')
} else if (positionals[0] === 'reading') {
  await import('./reading.mjs')
} else {
  const { measureStartup } = await import('./startup.mjs')
  await measureStartup(Number(values.runs))
}
