/**
 * Something in a file that could not be used as it stands. Problems are data: the words for people are in
 * `problemText.ts`. `line` is 1-based in the file that the problem belongs to.
 */
export type Problem = { readonly line: number } & (
  | { readonly code: 'empty-file' }
  | { readonly code: 'binary-file' }
  | { readonly code: 'unknown-form' }
  | { readonly code: 'file-too-large'; readonly megabytes: number; readonly limit: number }
  | { readonly code: 'file-unreadable'; readonly reason: string }
  | { readonly code: 'front-matter-unclosed' }
  | { readonly code: 'line-unread'; readonly text: string; readonly count: number }
  | { readonly code: 'cut-off' }
  | { readonly code: 'nested-too-deeply' }
  | { readonly code: 'time-backwards'; readonly count: number }
  | { readonly code: 'chapter-out-of-order'; readonly title: string }
  | { readonly code: 'chapter-after-end'; readonly title: string }
  | { readonly code: 'chapter-same-time'; readonly title: string; readonly other: string }
  | { readonly code: 'chapter-title-long'; readonly title: string }
  | { readonly code: 'chapter-unread'; readonly text: string; readonly count: number }
  | { readonly code: 'chapters-none' }
  | { readonly code: 'chapters-too-many'; readonly count: number; readonly limit: number }
  | { readonly code: 'chapters-untimed' }
  | { readonly code: 'sidecar-not-yaml'; readonly reason: string }
  | { readonly code: 'sidecar-key-unknown'; readonly key: string }
  | { readonly code: 'sidecar-value-wrong'; readonly key: string; readonly expected: string }
  /** The key that a sidecar gives an episode is another one's. */
  | { readonly code: 'citation-key-taken'; readonly key: string }
  | { readonly code: 'bibliography-unread'; readonly reason: string }
  | { readonly code: 'bibliography-entry-broken' }
  | { readonly code: 'bibliography-key-taken'; readonly key: string }
  | { readonly code: 'glossary-entry-empty'; readonly label: string }
  | { readonly code: 'glossary-entry-twice'; readonly label: string; readonly firstLine: number }
  | { readonly code: 'glossary-form-taken'; readonly form: string; readonly label: string; readonly other: string }
  | { readonly code: 'glossary-form-too-short'; readonly form: string; readonly label: string }
  | { readonly code: 'glossary-form-too-long'; readonly form: string; readonly label: string }
  | { readonly code: 'glossary-no-entries' }
)

export type ProblemCode = Problem['code']
