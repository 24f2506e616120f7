import { shortened } from './oneLine'
import type { Problem } from './problem'
import { sidecarKeys } from './sidecarKeys'

/** The one place where problems are put into words: what is wrong and what to do about it. */
export function problemText(problem: Problem): string {
  switch (problem.code) {
    case 'empty-file':
      return 'The file is empty. Remove it from the library or put a transcript in it.'
    case 'binary-file':
      return 'This is not a text file. Save the transcript as UTF-8 text.'
    case 'unknown-form':
      return 'No transcript form was recognised in this file, so it is left out of the library.'
    case 'file-too-large':
      return `The file has ${problem.megabytes} MB; transcripts are read up to ${problem.limit} MB. Split it into episodes.`
    case 'file-unreadable':
      return `The file could not be read (${problem.reason}). Check that it exists and that you may read it.`
    case 'front-matter-unclosed':
      return 'The front matter that starts here has no closing "---" line. The lines up to the first cue were taken as front matter.'
    case 'line-unread':
      return problem.count === 1
        ? `This line is no cue and was left out: "${shortened(problem.text)}"`
        : `${problem.count} lines are no cues and were left out, the first: "${shortened(problem.text)}"`
    case 'cut-off':
      return 'The file ends here in the middle of its structure; what stands above was read. Check whether it was saved completely.'
    case 'nested-too-deeply':
      return 'The brackets that begin here are nested too deeply, and what they hold was left out.'
    case 'time-backwards':
      return problem.count === 1
        ? 'This cue starts before the one above it. It is kept in the order of the file.'
        : `${problem.count} cues start before the one above them, the first here. They are kept in the order of the file.`
    case 'chapter-out-of-order':
      return `The chapter "${shortened(problem.title)}" starts before the one above it. Chapters are sorted by their times.`
    case 'chapter-after-end':
      return `The chapter "${shortened(problem.title)}" starts after the end of the transcript and was left out.`
    case 'chapter-same-time':
      return `The chapter "${shortened(problem.title)}" starts when "${shortened(problem.other)}" does and was left out. Give it a time of its own.`
    case 'chapter-title-long':
      return `The title that begins with "${shortened(problem.title)}" is too long for a chapter and was cut. Shorten it.`
    case 'chapter-unread':
      return problem.count === 1
        ? `This is no chapter and was left out: "${shortened(problem.text)}". Write a time and a title, such as "1:36 Title".`
        : `${problem.count} entries are no chapters and were left out, the first: "${shortened(problem.text)}". Write a time and a title, such as "1:36 Title".`
    case 'chapters-none':
      return 'No chapters were found in this file. A chapter is a line with a time and a title, such as "1:36 Title".'
    case 'chapters-too-many':
      return `The list has ${problem.count} chapters; the first ${problem.limit} are used. Keep those that readers look for.`
    case 'chapters-untimed':
      return 'These chapters have times and the transcript has none, so that their places are not known. They are left out.'
    case 'sidecar-not-yaml':
      return `This sidecar file is not valid YAML (${problem.reason}). The transcript is read without it.`
    case 'sidecar-key-unknown':
      return `"${shortened(problem.key)}" is not a key of a sidecar file. Known keys: ${sidecarKeys.join(', ')}.`
    case 'sidecar-value-wrong':
      return `The value of "${shortened(problem.key)}" was not used: expected ${problem.expected}.`
    case 'citation-key-taken':
      return `Another episode already has the key "${shortened(problem.key)}" and keeps it. Choose a key that no other episode has.`
    case 'bibliography-unread':
      return `The file is not the list of entries that was expected (${problem.reason}), and was left as it is. Mend it, or export to another file.`
    case 'bibliography-entry-broken':
      return 'The entry that begins here does not end, or is not well-formed. It was left as it is, and the others were brought up to date.'
    case 'bibliography-key-taken':
      return `The entry "${shortened(problem.key)}" is not one of Verbatim's and was left as it is. Give the episode another key in its sidecar file.`
    case 'glossary-entry-empty':
      return `The entry "${shortened(problem.label)}" has no definition. Write a sentence below its heading.`
    case 'glossary-entry-twice':
      return `The entry "${shortened(problem.label)}" is already defined in line ${problem.firstLine}; the first one is used.`
    case 'glossary-form-taken':
      return `"${shortened(problem.form)}" of the entry "${shortened(problem.label)}" already stands for "${shortened(problem.other)}", which keeps it.`
    case 'glossary-form-too-short':
      return `"${shortened(problem.form)}" of the entry "${shortened(problem.label)}" is too short to look for; write two letters or more.`
    case 'glossary-form-too-long':
      return `"${shortened(problem.form)}…" of the entry "${shortened(problem.label)}" is too long to look for; write a shorter form.`
    case 'glossary-no-entries':
      return 'No entries were found in this glossary. An entry is a heading "## Term" with its definition below.'
  }
}
