import type { QuotationState } from '../core/notes/verdict'
import type { CheckRow } from './checkRows'

/** What each state that is a problem means, for the list of rules of a code scanner. */
const rules: readonly (readonly [QuotationState, string])[] = [
  ['differs', 'A quotation does not have the words, a number or the speaker of its source'],
  ['moved', 'The quoted words stand elsewhere than the citation says'],
  ['ambiguous', 'The quoted words stand at several places and the citation names none'],
  ['missing', 'The source of a quotation is not in the library'],
]

/** The quotations that are problems as a log in SARIF 2.1.0, which code scanners show at their lines. */
export function sarifOf(rows: readonly CheckRow[]) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Verbatim',
            rules: rules.map(([state, text]) => ({ id: ruleOf(state), shortDescription: { text } })),
          },
        },
        results: rows.filter(({ problem }) => problem).map(resultOf),
      },
    ],
  }
}

function resultOf({ note, line, endLine, state, nearly, detail }: CheckRow) {
  return {
    ruleId: ruleOf(state),
    level: state === 'differs' ? 'error' : nearly ? 'note' : 'warning',
    message: { text: detail },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(note) },
          region: { startLine: line, endLine },
        },
      },
    ],
  }
}

function ruleOf(state: QuotationState): string {
  return `quotation-${state}`
}
