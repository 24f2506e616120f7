/**
 * English words that carry grammar rather than a subject, as `words()` compares them. They count little in a
 * query, are never taken for mistyped words, and make a passage a match only where a query has no others.
 */
export const functionWords: ReadonlySet<string> = new Set(
  `
    a about after all also am an and any are aren't as at be because been before being but by can can't could couldn't
    did didn't do does doesn't doing don't down each every for from get gets getting go going gonna got had has hasn't
    have haven't having he her here him his how i i'd i'll i'm i've if in into is isn't it it's its just let let's
    like me more most much my no not of off on one only or other our out over really s said say says she should so
    some something such t than that that's the their them then there there's these they they're they've thing things
    this those through to too up us very was wasn't we we'd we'll we're we've well were what what's when where which
    while who why will with won't would wouldn't yeah yes you you'd you'll you're you've your
  `
    .trim()
    .split(/\s+/),
)
