// Rules that hold the walls of ARCHITECTURE.md, and the few habits that types cannot hold.
import tseslint from 'typescript-eslint'
import { builtinModules } from 'node:module'

const NODE = {
  regex: `^(node:.*|${builtinModules.join('|')})$`,
  message: 'core runs anywhere: no Node here. Let the caller pass what is needed.',
}
const VSCODE = { regex: '^vscode$', message: 'Only src/editor and extension.ts know the editor.' }
const EDITOR = { regex: '(^|/)editor/', message: 'Only extension.ts imports the editor room.' }
const WORKER = { regex: '(^|/)worker/', message: 'Reach the worker by messages (its path), not by import.' }
const SEARCH_LIBRARY = {
  regex: '^minisearch(/|$)',
  message: 'Only core/search/beginnings.ts knows MiniSearch, and only its tree of words: the engine is our own.',
}
const SEARCH_ENGINE = { ...SEARCH_LIBRARY, regex: '^minisearch$' }
const EXTENSION = { regex: '^\\.{1,2}/.*\\.[cm]?[jt]s$', message: 'Relative imports are written without an extension.' }

const CONFIGURATION = {
  selector: ':matches(MemberExpression[property.name="getConfiguration"], Property[key.name="getConfiguration"])',
  message: 'Settings are read in src/editor/settings.ts only.',
}
const SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
]

/** The imports refused in some files. ESLint replaces options of a rule rather than adding to them, hence the full list. */
function wall(files, ...patterns) {
  const rules = { 'no-restricted-imports': ['error', { patterns: [EXTENSION, ...patterns] }] }
  return { files, rules }
}

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test/host/**', 'test/fixtures/**', '**/*.{js,mjs,cjs}'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...SYNTAX, CONFIGURATION],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': 'off', // TypeScript reports them
      '@typescript-eslint/require-await': 'off', // an async function may implement an asynchronous interface
    },
  },
  wall(['src/*.ts'], SEARCH_LIBRARY),
  wall(['src/cli.ts', 'src/cli/**/*.ts'], VSCODE, EDITOR, SEARCH_LIBRARY),
  wall(['src/core/**/*.ts'], VSCODE, NODE, EDITOR, WORKER, SEARCH_LIBRARY),
  wall(['src/core/search/beginnings.ts'], VSCODE, NODE, EDITOR, WORKER, SEARCH_ENGINE),
  wall(['src/worker/**/*.ts'], VSCODE, EDITOR, SEARCH_LIBRARY),
  wall(['src/editor/**/*.ts'], WORKER, SEARCH_LIBRARY),
  wall(['test/**/*.ts', 'bench/**/*.ts']),
  { files: ['src/editor/settings.ts'], rules: { 'no-restricted-syntax': ['error', ...SYNTAX] } },
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...SYNTAX] } },
)
