import type { NameField, QueryProblem } from './query'

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
    case 'name-unknown':
      return nameUnknown(problem)
    case 'query-cut':
      return `Only the first ${problem.limit} characters of the query are searched for.`
  }
}

const kinds: Readonly<Record<NameField, string>> = { speaker: 'speaker', topic: 'topic', show: 'show', in: 'episode' }

function nameUnknown({ field, value, near, known }: QueryProblem & { readonly code: 'name-unknown' }): string {
  const kind = kinds[field]
  if (known === 0)
    return field === 'in' ? 'There is no episode in this library yet.' : `No ${kind} is known in this library.`
  const is = `"${value}" is not ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} of this library`
  return near.length === 0 ? `${is}.` : `${is}; did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`
}
