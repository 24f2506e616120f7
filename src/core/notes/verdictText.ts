import { shortened } from '../model/oneLine'
import { formatTimestamp } from '../model/time'
import type { WritersMark } from './quotedWords'
import type { Difference, Fold, FoundPlace, Unchecked, Verdict } from './verdict'

/** The one place where the check of a quotation is put into words: what was found, and no more than was compared. */
export function verdictText(verdict: Verdict): string {
  const sentences = [finding(verdict), ...notes(verdict)]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

/** A difference in words: what the source has, and what the note has. */
export function differenceText(difference: Difference): string {
  const said = `“${shortened(difference.said)}”`
  switch (difference.kind) {
    case 'words':
      if (difference.said === '') return `The source has “${shortened(difference.source)}” here, which is left out.`
      if (difference.source === '') return `${said} is not in the source.`
      return `The source has “${shortened(difference.source)}”, not ${said}.`
    case 'number':
      return `The source has “${shortened(difference.source)}”, not ${said}.`
    case 'speaker':
      return `The source names ${shortened(difference.source)} as the speaker, not ${shortened(difference.said)}.`
    case 'absent':
      return 'Nothing like these words is in the source.'
  }
}

/** A place as people look it up: `00:23:05`, or the characters of a text without times. */
export function foundPlaceText(place: FoundPlace): string {
  return place.startTime === undefined ? `characters ${place.start} to ${place.end}` : formatTimestamp(place.startTime)
}

/** More differences than these are counted rather than told. */
const mostTold = 3

function finding(verdict: Verdict): string {
  const { state, place, others, differences } = verdict
  const at = place === undefined ? '' : foundPlaceText(place)
  const also = others === 0 ? '' : ` and at ${others} other ${others === 1 ? 'place' : 'places'}`
  switch (state) {
    case 'exact':
      return `The words are exactly the source's${apartFrom(verdict.marks)}.`
    case 'folded':
      return `The words are the source's${apartFrom(verdict.marks)}, but not sign by sign: ${listed(verdict.folds.map(foldText))}.`
    case 'differs': {
      const told = differences.slice(0, mostTold).map(differenceText)
      const left = differences.length - mostTold
      if (left > 0) told.push(`There ${left === 1 ? 'is 1 more difference' : `are ${left} more differences`}.`)
      if (verdict.elsewhere && at !== '')
        told.push(`What is most like it stands at ${at}, not where the citation says.`)
      return told.join(' ')
    }
    case 'moved':
      return `The words are the source's, but stand at ${at}${also}, not where the citation says.`
    case 'ambiguous':
      return `The words stand at ${at}${also}; the citation does not say which is meant.`
    case 'missing':
      return 'The source that is cited is not in the library, so the words were not compared.'
  }
}

function notes({ state, folds, unchecked }: Verdict): string[] {
  const also = state !== 'folded' && state !== 'exact' && folds.length > 0
  return [...(also ? [`Besides, ${listed(folds.map(foldText))}.`] : []), ...unchecked.map(uncheckedText)]
}

function apartFrom(marks: readonly WritersMark[]): string {
  return marks.length === 0 ? '' : `, apart from the writer's ${listed(marks.map(markText))}`
}

function foldText(fold: Fold): string {
  switch (fold) {
    case 'case':
      return 'capitals differ'
    case 'punctuation':
      return 'punctuation differs'
    case 'quotation marks':
      return 'quotation marks differ'
    case 'spelling':
      return 'accents, dots or commas within words differ'
    case 'fillers':
      return 'sounds such as "um" differ'
    case 'markup':
      return 'the note adds markup'
    case 'omission':
      return 'words are left out where the source has an ellipsis of its own'
  }
}

function markText(mark: WritersMark): string {
  switch (mark) {
    case 'omission':
      return 'omissions'
    case 'brackets':
      return 'brackets'
    case 'emphasis':
      return 'emphasis'
  }
}

function uncheckedText(what: Unchecked): string {
  switch (what) {
    case 'speaker':
      return 'The source does not say who speaks, so the name was not compared.'
    case 'time':
      return 'The source has no times, so the time was not compared.'
  }
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}
