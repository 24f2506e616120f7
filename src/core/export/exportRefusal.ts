import { exportForms, type ExportFormName } from './exportForm'

/** Why a transcript cannot be written in a form. */
export interface ExportRefusal {
  readonly kind: 'refused'
  /** The form needs a time for each cue, and the transcript does not say it. */
  readonly code: 'times-missing'
  readonly form: ExportFormName
}

/** The words for a refusal: what is wrong and what to do. */
export function refusalText({ code, form }: ExportRefusal): string {
  switch (code) {
    case 'times-missing': {
      const label = exportForms.find(({ name }) => name === form)?.label ?? form
      const others = exportForms.filter(({ timed }) => !timed).map((other) => other.label)
      return `This transcript does not say when each of its lines is spoken, and ${label} needs that. Export it as ${others.join(' or ')}.`
    }
  }
}
