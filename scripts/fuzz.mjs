// `npm run fuzz [N] [--seed S] [--form NAME]`: reads texts that nobody would write, and says which promise they break.
import { build } from 'esbuild'
import { testCommon } from '../esbuild.mjs'
import { installPackages } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { run } from './lib/run.mjs'

await installPackages()
const outfile = at('out', 'fuzz', 'main.js')
await build({ ...testCommon, entryPoints: [at('test', 'fuzz', 'main.ts')], outfile })
const { code } = await run(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
  show: true,
})
process.exit(code)
