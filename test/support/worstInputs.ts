import { ass } from '../../src/core/formats/ass'
import { bareCaptions } from '../../src/core/formats/bareCaptions'
import { captionsJson } from '../../src/core/formats/captionsJson'
import type { Format } from '../../src/core/formats/format'
import { lrc } from '../../src/core/formats/lrc'
import { podcastHtml } from '../../src/core/formats/podcastHtml'
import { podcastJson } from '../../src/core/formats/podcastJson'
import { sbv } from '../../src/core/formats/sbv'
import { speakerMarkdown } from '../../src/core/formats/speakerMarkdown'
import { speakerText } from '../../src/core/formats/speakerText'
import { srt } from '../../src/core/formats/srt'
import { timedText } from '../../src/core/formats/timedText'
import { ttml } from '../../src/core/formats/ttml'
import { webVtt } from '../../src/core/formats/webVtt'
import { whisperCpp } from '../../src/core/formats/whisperCpp'
import { whisperCppJson } from '../../src/core/formats/whisperCppJson'
import { whisperJson } from '../../src/core/formats/whisperJson'
import { whisperMarkdown } from '../../src/core/formats/whisperMarkdown'
import { youtubeJson } from '../../src/core/formats/youtubeJson'
import { youtubeXml } from '../../src/core/formats/youtubeXml'

/** A form as inputs are built for it. */
export interface Mould {
  readonly format: Format
  /** What stands above the first cue. */
  readonly head: string
  /** A cue around its words, with all that tells it from the next one. */
  readonly cue: (words: string) => string
}

/** One mould for each form. */
export const moulds: readonly Mould[] = [
  { format: webVtt, head: 'WEBVTT\n\n', cue: (words) => `00:01.000 --> 00:02.000\n${words}\n\n` },
  { format: srt, head: '', cue: (words) => `1\n00:00:01,000 --> 00:00:02,000\n${words}\n\n` },
  { format: sbv, head: '', cue: (words) => `0:00:01.000,0:00:02.000\n${words}\n\n` },
  {
    format: ass,
    head: '[Script Info]\nTitle: A\n[Events]\n',
    cue: (words) => `Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,${words}\n`,
  },
  { format: ttml, head: '<tt><body><div>', cue: (words) => `<p begin="1s" end="2s">${words}</p>\n` },
  {
    format: whisperMarkdown,
    head: '---\nLength: 9s\nVideo Views: 1\nVideo Description: A\n---\n# A\n',
    cue: (words) => `*  ${words} [[00:00:01](https://e.org/v?t=1.5s)]\n`,
  },
  { format: whisperCpp, head: '', cue: (words) => `[00:00:01.000 --> 00:00:02.000]   ${words}\n` },
  { format: podcastJson, head: '{"segments":[', cue: (words) => `{"speaker":"A","startTime":1,"body":"${words}"},\n` },
  {
    format: whisperCppJson,
    head: '{"transcription":[',
    cue: (words) => `{"offsets":{"from":1000,"to":2000},"text":"${words}"},\n`,
  },
  { format: youtubeJson, head: '{"events":[', cue: (words) => `{"tStartMs":1000,"segs":[{"utf8":"${words}"}]},\n` },
  { format: whisperJson, head: '{"segments":[', cue: (words) => `{"start":1,"end":2,"text":"${words}"},\n` },
  { format: captionsJson, head: '[', cue: (words) => `{"start":1,"duration":1,"text":"${words}"},\n` },
  { format: youtubeXml, head: '<timedtext><body>', cue: (words) => `<p t="1000" d="1000">${words}</p>\n` },
  { format: podcastHtml, head: '<html><body>', cue: (words) => `<cite>Ann:</cite><time>0:01</time><p>${words}</p>\n` },
  { format: speakerMarkdown, head: '---\ntitle: A\n---\n', cue: (words) => `**Ann:** ${words}\n\n` },
  { format: timedText, head: '', cue: (words) => `[00:00:01] ${words}\n` },
  { format: speakerText, head: '', cue: (words) => `Ann Lee: ${words}\n\n` },
  { format: lrc, head: '[ti:A]\n', cue: (words) => `[00:01.00]${words}\n` },
  { format: bareCaptions, head: '', cue: (words) => `${words} ` },
]

/** What is repeated until it fills a file: letters, signs that open and never close, and signs that formats look for. */
export const hostileParts: readonly string[] = [
  ...['a', 'a ', 'A', 'A ', '1', '1 ', ' ', '\t', '\u00a0', '\uFEFF', '\n', '\r', '\r\n', ' \n', '\u0000', '\ud800'],
  ...['字', 'é', '😀', '\u0301', 'a\u0301 ', "don't ", "'", '"', '“', '" ', '\\', '\\"', '\\n', '\\u00e9', '\\u'],
  ...[
    '[',
    ']',
    '[[',
    '[a',
    '[a] ',
    '](',
    '[a](b) ',
    '[(',
    '(',
    ')',
    '(a',
    '(music) ',
    '(music',
    '{',
    '}',
    '{}',
    '{\\i1}',
  ],
  ...[
    '{\\p1}',
    '<',
    '>',
    '<>',
    '< ',
    '</',
    '<i>',
    '<v A>',
    '<v ',
    '<c.',
    '<00:01.000>',
    '<br>',
    '<p>',
    '<p ',
    '<s t="1">a',
  ],
  ...['<a b="', '<!--', '<![CDATA[', ']]>', '<!ENTITY', '<?', '<script>', '<cite>', '<time>', '<rt>', '<rt>a</rt>'],
  ...[
    '&',
    '&amp;',
    '&#x',
    '&#39;',
    '&lt;i&gt;',
    '&amp;#39;',
    '&a',
    '.',
    '. ',
    '…',
    '?',
    '?!',
    'a. ',
    'A.',
    'U.S. ',
    '。',
  ],
  ...[
    ',',
    ', ',
    '1,000 ',
    '1.',
    ':',
    'A: ',
    'a: ',
    'A B: ',
    'Ann:',
    '- ',
    '- A ',
    '. - A ',
    '-',
    '--',
    '– ',
    '-->',
    '>> ',
  ],
  ...['>>', '♪', '♪ a ', '*', '**', '* ', '**A', '**A:** ', '_', '_a_ ', '`', '#', '# ', '\\[', '\\*', '\\[a\\] '],
  ...[
    '0:00 ',
    '0:00',
    '00:00:01,000 ',
    '00:00:01,000 --> 00:00:02,000 ',
    '[0:00] ',
    '[0:00]',
    '(0:00) ',
    '0',
    '\\N',
    '\\h',
  ],
  ...['http://', 'http://a ', '---', '--- ', 'a\nb\n', '0:00\n', '0:00 A\n', '1\n', 'A:\n', '- a\n', '# A\n', 'NOTE\n'],
  ...['[SPEAKER_00]: ', 'so and ', 'Back To Top ', 'of the ', ', , ', '[]', '{"a":', '{"text":"', '"",', 'a,', "''"],
]

/** How a part fills a file of a form. */
export const shapes: Readonly<Record<string, (mould: Mould, part: string, size: number) => string>> = {
  'one cue': ({ head, cue }, part, size) => head + cue(filled(part, size)),
  'one cue, open': ({ head, cue }, part, size) =>
    head +
    cue('')
      .trimEnd()
      .replace(/(?:<\/p>|"[\]}]*,)$/, '') +
    filled(part, size),
  cues: ({ head, cue }, part, size) => head + filled(cue(part), size),
  'cues of eight': ({ head, cue }, part, size) => head + filled(cue(part.repeat(8)), size),
  lines: ({ head, cue }, part, size) => head + cue(filled(`${part}\n`, size)),
  'above the cues': ({ head, cue }, part, size) => head + filled(part, size) + cue('a'),
  'below the cues': ({ head, cue }, part, size) => head + cue('a').repeat(9) + filled(`\n${part}`, size),
}

/** A text of a size made of one part, again and again. */
export function filled(part: string, size: number): string {
  return part.repeat(Math.ceil(size / part.length))
}
