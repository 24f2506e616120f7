// `npm run checks [-- --misses]`: quotations inserted, altered and checked; a table says what each was called.
import { build } from 'esbuild'
import { testCommon } from '../esbuild.mjs'
import { installPackages } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { run } from './lib/run.mjs'

await installPackages()
const outfile = at('out', 'checks', 'main.js')
await build({ ...testCommon, entryPoints: [at('test', 'checks', 'main.ts')], outfile })
const { code } = await run(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  show: true,
})
process.exit(code)
