import { formats } from '../../src/core/formats/formats'
import type { Format } from '../../src/core/formats/format'

/** A form as inputs are built for it. */
export interface Mould {
  readonly format: Format
  /** The programs that write it so, where several write it each in its own way. */
  readonly by?: string
  /** What stands above the first cue. */
  readonly head: string
  /** A cue around its words, with all that tells it from the next one. */
  readonly cue: (words: string) => string
}

/** How each form writes a cue, by the name of the form: none can be missing, `moulds` looks them up. */
const writings: Readonly<Record<string, readonly Omit<Mould, 'format'>[]>> = {
  webvtt: [{ head: 'WEBVTT\n\n', cue: (words) => `00:01.000 --> 00:02.000\n${words}\n\n` }],
  srt: [{ head: '', cue: (words) => `1\n00:00:01,000 --> 00:00:02,000\n${words}\n\n` }],
  sbv: [{ head: '', cue: (words) => `0:00:01.000,0:00:02.000\n${words}\n\n` }],
  'premiere-text': [{ head: '', cue: (words) => `00:00:01:00 - 00:00:02:00\nAnn\n${words}\n\n` }],
  ass: [
    {
      head: '[Script Info]\nTitle: A\n[Events]\n',
      cue: (words) => `Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,${words}\n`,
    },
  ],
  ttml: [
    { head: '<tt><body><div>', cue: (words) => `<p begin="1s" end="2s">${words}</p>\n` },
    {
      by: 'Apple',
      head: '<tt xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal"><body><div>',
      cue: (words) => `<p begin="1"><span begin="1" end="2" podcasts:unit="word">${words}</span></p>\n`,
    },
  ],
  'verbatim-markdown': [
    { head: '---\ntranscript: verbatim\n---\n\n', cue: (words) => `**Ann:** [00:00:01.000] ${words}\n\n` },
  ],
  'whisper-markdown': [
    {
      head: '---\nLength: 9s\nVideo Views: 1\nVideo Description: A\n---\n# A\n',
      cue: (words) => `*  ${words} [[00:00:01](https://e.org/v?t=1.5s)]\n`,
    },
  ],
  'whisper-cpp': [{ head: '', cue: (words) => `[00:00:01.000 --> 00:00:02.000]   ${words}\n` }],
  'podcast-json': [{ head: '{"segments":[', cue: (words) => `{"speaker":"A","startTime":1,"body":"${words}"},\n` }],
  'whisper-cpp-json': [
    { head: '{"transcription":[', cue: (words) => `{"offsets":{"from":1000,"to":2000},"text":"${words}"},\n` },
  ],
  'youtube-json': [{ head: '{"events":[', cue: (words) => `{"tStartMs":1000,"segs":[{"utf8":"${words}"}]},\n` }],
  'deepgram-json': [
    { by: 'utterances', head: '{"utterances":[', cue: (words) => `{"start":1,"end":2,"transcript":"${words}"},\n` },
    { by: 'words', head: '{"words":[', cue: (words) => `{"start":1,"end":2,"punctuated_word":"${words}"},\n` },
  ],
  'assemblyai-json': [{ head: '{"words":[', cue: (words) => `{"text":"${words}","start":1000,"end":2000},\n` }],
  'transcribe-json': [
    {
      by: 'AWS',
      head: '{"results":{"items":[',
      cue: (words) => `{"start_time":"1.0","end_time":"2.0","alternatives":[{"content":"${words}"}]},\n`,
    },
    {
      by: 'Speechmatics',
      head: '{"results":[',
      cue: (words) => `{"start_time":1,"end_time":2,"alternatives":[{"content":"${words}","speaker":"S1"}]},\n`,
    },
  ],
  'google-json': [
    {
      head: '{"results":[',
      cue: (words) => `{"alternatives":[{"words":[{"startTime":"1s","endTime":"2s","word":"${words}"}]}]},\n`,
    },
  ],
  'rev-json': [
    {
      head: '{"monologues":[',
      cue: (words) => `{"speaker":0,"elements":[{"value":"${words}","ts":1,"end_ts":2}]},\n`,
    },
  ],
  'whisper-json': [
    { head: '{"segments":[', cue: (words) => `{"start":1,"end":2,"text":"${words}"},\n` },
    {
      by: 'ElevenLabs',
      head: '{"words":[',
      cue: (words) => `{"text":"${words}","start":1,"end":2,"speaker_id":"speaker_0"},\n`,
    },
  ],
  'captions-json': [{ head: '[', cue: (words) => `{"start":1,"duration":1,"text":"${words}"},\n` }],
  'youtube-xml': [{ head: '<timedtext><body>', cue: (words) => `<p t="1000" d="1000">${words}</p>\n` }],
  'podcast-html': [{ head: '<html><body>', cue: (words) => `<cite>Ann:</cite><time>0:01</time><p>${words}</p>\n` }],
  'speaker-markdown': [{ head: '---\ntitle: A\n---\n', cue: (words) => `**Ann:** ${words}\n\n` }],
  'timed-text': [{ head: '', cue: (words) => `[00:00:01] ${words}\n` }],
  'speaker-text': [
    { head: '', cue: (words) => `Ann Lee: ${words}\n\n` },
    { by: 'Riverside', head: '', cue: (words) => `Ann Lee (00:01.24)\n${words}\n\n` },
    { by: 'Teams', head: '', cue: (words) => `Ann Lee   0:03\n${words}\n\n` },
    { by: 'Zoom', head: '', cue: (words) => `[Ann Lee] 14:02:11\n${words}\n\n` },
    { by: 'Google Meet', head: '', cue: (words) => `00:05:00\nAnn Lee: ${words}\n` },
  ],
  lrc: [{ head: '[ti:A]\n', cue: (words) => `[00:01.00]${words}\n` }],
  'bare-captions': [{ head: '', cue: (words) => `${words} ` }],
}

/** At least one mould for each form in the table of forms. */
export const moulds: readonly Mould[] = formats.flatMap((format) => {
  const found = writings[format.name]
  if (found === undefined) throw new Error(`no mould for ${format.name}: say in worstInputs.ts how it writes a cue`)
  return found.map((writing) => ({ format, ...writing }))
})

/** What a mould is called: `speaker-text` or `speaker-text (Zoom)`. */
export function mouldName({ format, by }: Mould): string {
  return by === undefined ? format.name : `${format.name} (${by})`
}

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
