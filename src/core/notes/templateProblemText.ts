import { templateVariables, type TemplateProblem } from './quoteTemplate'

/** What is wrong with a template and what to do about it, in words. */
export function templateProblemText(problem: TemplateProblem): string {
  const known = templateVariables.map((name) => `{${name}}`).join(', ')
  switch (problem.code) {
    case 'template-empty':
      return `The template is empty. Write words and what stands for a value: ${known}.`
    case 'template-unclosed':
      return `A brace of the template is not closed: "{${problem.text}". Close it, or write {{ for a brace.`
    case 'template-unknown':
      return `The template names {${problem.name}}, which is not known. Known are ${known}; write {{ for a brace.`
  }
}
