import type { QueryProblem } from './query'

/** What is wrong with a query and what to do about it, in words. */
export function queryProblemText(problem: QueryProblem): string {
  switch (problem.code) {
    case 'quote-unclosed':
      return 'The quotation mark is not closed; the words after it are searched for one by one.'
    case 'quote-empty':
      return 'There is nothing between the quotation marks.'
    case 'or-alone':
      return 'OR stands between two words or phrases; here one of them is missing.'
    case 'value-missing':
      return `Write a value after "${problem.field}:", in quotation marks if it has spaces.`
    case 'date-wrong':
      return `"${problem.value}" is no date. Write ${problem.field}:2024, ${problem.field}:2024-07 or ${problem.field}:2024-07-15.`
    case 'query-cut':
      return `Only the first ${problem.limit} characters of the query are searched for.`
  }
}
