import { foldedName } from '../model/foldedName'
import { isPause } from './headings'
import type { TurnHead } from './turnHead'

/** A name as heads of turns spell it; looked at once, however many heads have it. */
export interface HeadName {
  readonly spelling: string
  /** How many heads have it in any spelling that differs in case and blanks only. */
  readonly uses: { count: number }
  /** True for what marks a break and names nobody. */
  readonly pause: boolean
  /** True when one of its heads has a time. */
  timed: boolean
  standing?: Standing
}

/** When a head with a name opens a turn: in any case, in none, where it fills its line, where it begins a paragraph. */
type Standing = 'always' | 'never' | 'alone' | 'paragraph'

/** The names of all that may be a head in a text, and what their number and company say of them. */
export class HeadNames {
  /** The full names of the initials that heads introduce. */
  readonly initials = new Map<string, string>()
  private readonly known: ReadonlySet<string>
  private readonly emphasised: boolean
  private readonly names = new Map<string, HeadName>()
  private readonly uses = new Map<string, { count: number }>()
  private heads = 0
  private timedHeads = 0

  /**
   * @param known names that the text says are people's
   * @param emphasised true where heads are set off from prose already, so that one turn is enough
   */
  constructor(known: ReadonlySet<string>, emphasised: boolean) {
    this.known = known
    this.emphasised = emphasised
  }

  /** Counts a head, and gives its name. All are counted before any is judged. */
  add({ name: spelling, kind, initials }: TurnHead): HeadName {
    let name = this.names.get(spelling)
    if (name === undefined) {
      name = { spelling, uses: this.usesOf(foldedName(spelling)), pause: isPause(spelling), timed: false }
      this.names.set(spelling, name)
    }
    name.uses.count += 1
    this.heads += 1
    if (kind === 'timed') {
      name.timed = true
      this.timedHeads += 1
    }
    if (initials !== undefined && !this.initials.has(initials)) this.initials.set(initials, spelling)
    return name
  }

  /** How many of the heads have a time, from 0 to 1. */
  get timedShare(): number {
    return this.timedHeads / Math.max(1, this.heads)
  }

  standingOf(name: HeadName): Standing {
    return (name.standing ??= this.judge(name))
  }

  /** True when a head has one of these names, or these initials. */
  has(spelling: string): boolean {
    return this.uses.has(foldedName(spelling))
  }

  private usesOf(key: string): { count: number } {
    let uses = this.uses.get(key)
    if (uses === undefined) this.uses.set(key, (uses = { count: 0 }))
    return uses
  }

  private judge({ spelling, uses, pause, timed }: HeadName): Standing {
    if (pause || timed || this.known.has(spelling) || this.initials.has(spelling)) return 'always'
    const label = spelling.toLowerCase()
    if (labels.has(label) || /^(?:transcript|translat|edited)/.test(label)) return 'never'
    if (roles.has(label) && uses.count < 2) return 'never'
    const words = spelling.split(' ').length
    // Where heads have times, a colon in a line is prose but for one that fills its line.
    if (this.timedShare > 0.6) return words > 1 ? 'alone' : 'never'
    if (uses.count > 1 || this.emphasised || numbered.test(spelling)) return 'always'
    return words > 1 && words < 5 ? 'paragraph' : 'never'
  }
}

// Labels that people write in front of facts, not of speech.
const labels = new Set(
  (
    'topic topics location date time title name show episode podcast hosts guests slides video media audio link links ' +
    'note notes part source sources summary description url pr prs see also example examples warning todo key keywords tags ' +
    'duration length author version status subject from to cc re sponsor sponsors chapters chapter timestamps outline transcript ' +
    'default defaults type types returns return throws parameters arguments options usage required optional important tip caution ' +
    'comment copyright license licence files package maintainer upstream homepage input output result expected actual'
  ).split(' '),
)
// Facts where they stand once, and speakers where they take turns.
const roles = new Set(['host', 'guest'])
const numbered = /^(?:speaker|person|voice|participant|caller|unknown|male|female|interviewer|interviewee)\b/i
