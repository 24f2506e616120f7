import { hostileParts } from '../support/worstInputs'
import type { Random } from './random'

/** Texts made by the rules of each form, and by breaking them here and there. */
export const grammars: Readonly<Record<string, (random: Random) => string>> = {
  webvtt: (r) =>
    `${r.pick(['WEBVTT', 'WEBVTT - A title', '\uFEFFWEBVTT', '', 'WEBVTT\nKind: captions\nTitle: A\nDate: 2024-05-01'])}\n\n` +
    r.times(
      0,
      8,
      () =>
        `${vttName(r)}${vttTime(r)} --> ${vttTime(r)}${r.pick(['', '', ' align:start position:0%', ' a'])}\n${vttWords(r)}\n${blank(r)}`,
    ),
  srt: (r) =>
    r.times(
      0,
      8,
      () =>
        `${r.pick([`${r.below(20)}\n`, '', '1\n'])}${clock(r, ',')}${r.pick([' --> ', '-->', ' -> ', ' – > '])}${clock(r, r.pick([',', '.']))}\n${markedWords(r)}\n${blank(r)}`,
    ),
  sbv: (r) =>
    r.times(
      0,
      8,
      () =>
        `${clock(r, '.', '0')},${clock(r, '.', '0')}\n${words(r)}${r.pick(['', '[br]', '\n'])}${words(r)}\n${blank(r)}`,
    ),
  ass: (r) =>
    `[Script Info]\nTitle: ${words(r)}\n[Events]\n${r.pick(['', 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n', 'Format: Start, End, Text\n', 'Format: Text, Start\n'])}` +
    r.times(
      0,
      8,
      () =>
        `${r.pick(['Dialogue', 'Dialogue', 'Comment'])}: 0,${clock(r, '.', '0')},${clock(r, '.', '0')},Default,${r.pick(['', 'Ann'])},0,0,0,,${r.times(1, 4, () => r.pick([words(r), '{\\i1}', '{\\p1}', '{\\p0}', 'm 0 0 l 1 1', '\\N', '\\h', '{', '}']))}\n`,
    ),
  ttml: (r) =>
    `${r.pick(['<?xml version="1.0"?>', '', '<!-- a -->'])}<tt xml:lang="en"${r.pick(['', ' ttp:frameRate="25"', ' ttp:tickRate="10000000"'])}>` +
    `<head><metadata><ttm:title>${words(r)}</ttm:title><ttm:agent xml:id="a"><ttm:name>Ann</ttm:name></ttm:agent></metadata></head><body><div>` +
    `${r.times(0, 7, () => `<p${ttmlTimes(r)}${r.pick(['', ' ttm:agent="a"'])}>${markup(r)}${r.pick(['</p>', '</p>', '', '</span>'])}`)}</div></body>${r.pick(['</tt>', ''])}`,
  'whisper-markdown': (r) =>
    `${r.pick(['', `---\nDate Generated: May 30, 2025\nLength: ${r.pick(['30', '9', '0', '1530s'])}\nVideo Description: ${words(r)}\n${r.times(0, 6, () => chapterLine(r))}---\n`])}# ${words(r)}\n**A Show:** [March 04, 2024](https://example.org/v)\n` +
    r.times(
      0,
      9,
      () => `${r.pick(['*  ', '* ', '- '])}${words(r)} [[${clock(r, '')}](https://e.org/v?t=${seconds(r)}s)]\n`,
    ),
  'whisper-cpp': (r) =>
    r.times(0, 9, () => `[${clock(r, '.')} --> ${clock(r, '.')}]  ${r.pick([' ', ' - ', ''])}${words(r)}\n`),
  'podcast-json': (r) =>
    json(r, {
      version: '1.0.0',
      segments: list(r, () => ({ speaker: speaker(r), startTime: number(r), endTime: number(r), body: jsonWords(r) })),
    }),
  'whisper-cpp-json': (r) =>
    json(r, {
      transcription: list(r, () => ({
        timestamps: { from: clock(r, ','), to: clock(r, ',') },
        offsets: { from: r.below(99999), to: r.below(99999) },
        text: jsonWords(r) + r.pick(['', '', ' [SPEAKER_TURN]']),
        ...(r.chance(0.2) ? { speaker_turn_next: true } : {}),
      })),
    }),
  'youtube-json': (r) =>
    json(r, {
      events: list(r, () => ({
        tStartMs: r.below(99999),
        dDurationMs: r.below(5000),
        segs: list(r, () => ({ utf8: r.pick([jsonWords(r), '\n', ' a']) })),
      })),
    }),
  'whisper-json': (r) =>
    json(
      r,
      r.pick([
        () => ({
          text: jsonWords(r),
          segments: list(r, () => ({
            start: number(r),
            end: number(r),
            text: jsonWords(r),
            speaker: speaker(r),
            words: list(r, () => ({ word: ' a', start: 1 })),
          })),
          language: 'en',
          duration: number(r),
        }),
        () => ({ text: r.times(20, 60, () => jsonWords(r), ' ') }),
        () => ({ chunks: list(r, () => ({ timestamp: [number(r), number(r)], text: jsonWords(r) })) }),
        () => ({
          words: list(r, () => ({ word: r.pick(['a', ' so', 'it.', '字', '']), start: number(r), end: number(r) }), 30),
        }),
      ])(),
    ),
  'captions-json': (r) =>
    json(
      r,
      list(r, () => ({ text: jsonWords(r), start: number(r), duration: number(r) })),
    ),
  'youtube-xml': (r) =>
    r.pick([
      () =>
        `<?xml version="1.0"?><timedtext format="3"><body>${r.times(0, 8, () => `<p t="${r.below(9999)}" d="${r.below(999)}"${r.pick(['', ' a="1"'])}>${r.pick([markup(r), r.times(1, 6, () => `<s t="${r.below(99)}">${words(r)}</s>`)])}${r.pick(['</p>', ''])}`)}</body></timedtext>`,
      () =>
        `<transcript>${r.times(0, 8, () => `<text start="${seconds(r)}" dur="${seconds(r)}">${markup(r)}</text>`)}</transcript>`,
    ])(),
  'podcast-html': (r) =>
    `${r.pick(['', '<!doctype html><html><head><title>A</title></head><body>'])}` +
    r.times(
      0,
      8,
      () =>
        `${r.pick(['<cite>Ann:</cite>', '<cite>Bob Lee</cite>', ''])}${r.pick([`<time>${clock(r, '')}</time>`, '<time datetime="1:02">a</time>', ''])}${r.pick(['<p>', ''])}${markup(r)}${r.pick(['</p>', '', '</div>'])}\n`,
    ),
  'speaker-markdown': (r) =>
    `${frontMatter(r)}${r.times(0, 9, () => r.pick([`**${speaker(r)}:** ${words(r)}\n\n`, `**${speaker(r)}** [${clock(r, '')}]: ${words(r)}\n\n`, `[${clock(r, '')}] **${speaker(r)}:** ${words(r)}\n\n`, `\\[${clock(r, '')}\\] ${words(r)}\n\n`, `## ${words(r)}\n`, `**Break:** \\[00:01\\]\n\n`, `${words(r)}\n`]))}`,
  'timed-text': (r) =>
    r.times(
      0,
      12,
      () =>
        `${r.pick([`[${clock(r, '')}] `, `${clock(r, '')}\n`, `(${r.below(9)}:${two(r)}) `])}${words(r)} ${words(r)}\n${r.pick(['', '\n'])}`,
    ),
  'speaker-text': (r) =>
    `${frontMatter(r)}${r.times(0, 12, () => r.pick([`${speaker(r)}: ${words(r)} ${words(r)}.\n\n`, `${speaker(r)}  ${r.below(9)}:${two(r)}\n${words(r)}\n\n`, `${speaker(r)} (${clock(r, '')}):\n${words(r)}\n`, `[${clock(r, '')}] ${speaker(r)}: ${words(r)}\n`, `# ${words(r)}\n`, `${words(r)}\n\n`]))}`,
  lrc: (r) =>
    `[ti:${words(r)}]\n${r.pick(['', '[offset:+500]\n', '[length: 3:00]\n'])}${r.times(0, 12, () => `[0${r.below(9)}:${two(r)}.${two(r)}]${r.pick(['', `[01:${two(r)}.00]`, '<00:01.00>'])}${words(r)}\n`)}`,
  'bare-captions': (r) =>
    r.times(20, 120, () => r.pick(['so', 'and', 'you know', 'um', 'gonna', words(r), '[Applause]', 'i think']), ' '),
  sidecar: (r) =>
    r.times(0, 8, () =>
      r.pick([
        `${r.pick(['title', 'show', 'url', 'media', 'x'])}: ${yamlValue(r)}\n`,
        `date: ${r.pick(['2024-05-01', '2024', 'May', '1'])}\n`,
        `people:\n${r.times(0, 4, () => `  - ${r.pick([words(r), `name: ${words(r)}\n    role: ${words(r)}`, '{name: A}'])}\n`)}`,
        `speakers:\n  A: ${yamlValue(r)}\n`,
        `sources: {title: ${words(r)}}\n`,
        'a: &a [x]\nb: *a\n',
      ]),
    ),
  glossary: (r) =>
    `# Glossary\n\n${r.times(0, 6, () => `## ${words(r)}\n\n${r.pick(['', `Also: ${words(r)}, ${words(r)}\n`, `Heard as (${words(r)}): "${words(r)}"\n`, '```\n## x\n'])}\n${markedWords(r)}\n\n`)}`,
  outline: (r) => r.times(0, 12, () => chapterLine(r)),
  query: (r) =>
    r.times(
      0,
      8,
      () =>
        r.pick([
          words(r),
          '"',
          '“a b”',
          '-',
          'OR',
          'show:',
          'in:"a',
          'before:2024',
          'after:x',
          'speaker:Ann',
          '-"a b"',
        ]),
      r.pick([' ', '']),
    ),
}

const wordList =
  'so we think that the model of a network learns and you know it is really about scaling laws Ann OpenAI GPT-4 I’m don’t A.I. 10,000'.split(
    ' ',
  )

function words(r: Random): string {
  return r.times(
    0,
    9,
    () =>
      r.chance(0.85)
        ? r.pick(wordList) + r.pick(['', '', '', '.', ',', '?', '…'])
        : r.pick(hostileParts).replace(/[\r\n]/g, ''),
    r.pick([' ', ' ', ' ', '  ', '\t']),
  )
}

function markedWords(r: Random): string {
  return r.times(1, 4, () =>
    r.pick([
      words(r),
      '- ',
      '\n',
      '<i>',
      '</i>',
      '(laughs)',
      'Ann: ',
      '>> BOB: ',
      '{\\an8}',
      '&amp;',
      '\\N',
      '<br>',
      '[Music]',
    ]),
  )
}

function vttWords(r: Random): string {
  return r.times(1, 5, () =>
    r.pick([
      words(r),
      '<v Ann>',
      '<v.loud Bob Lee>',
      '</v>',
      '<c.x>',
      '</c>',
      '<00:01.500>',
      '<rt>a</rt>',
      '\n',
      '- ',
      '&lt;',
      '&nbsp;',
      '<',
      '>',
      'Ann: ',
    ]),
  )
}

function markup(r: Random): string {
  return r.times(1, 5, () =>
    r.pick([
      words(r),
      '<br/>',
      '<span begin="1s">',
      '<span>',
      '</span>',
      '&amp;',
      '&#39;',
      '&amp;#39;',
      '&lt;i&gt;',
      '<![CDATA[a & b]]>',
      '<!-- a -->',
      '&foo;',
      '- ',
      '\n',
      '<i>',
      '(music)',
    ]),
  )
}

function jsonWords(r: Random): string {
  return r.times(1, 4, () =>
    r.pick([` ${words(r)}`, '\n', '- ', '"', '\\', 'é', '😀', '\u0001', '(laughs)', '>> ', '♪']),
  )
}

function list(r: Random, make: () => unknown, most = 6): unknown[] {
  return Array.from({ length: r.between(0, most) }, make)
}

/** JSON as programs print it: in one line or in many, pure ASCII, or as a list of Python. */
function json(r: Random, value: unknown): string {
  const text = JSON.stringify(value, undefined, r.pick([0, 1, 2]))
  return r.pick([
    text,
    text,
    text.replace(/[^ -~\n]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    text.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inside: string) => `'${inside.replace(/'/g, "\\'")}'`),
  ])
}

function frontMatter(r: Random): string {
  return r.pick([
    '',
    '',
    `---\ntitle: ${yamlValue(r)}\nspeakers: [Ann Lee, Bob]\ndate: 2024-05-01\n---\n\n`,
    '---\ntitle: a\n',
    `# ${words(r)}\n\n`,
  ])
}

function yamlValue(r: Random): string {
  return r.pick([
    words(r),
    `"${words(r)}"`,
    "'a'",
    'https://example.org/a',
    '|\n  a\n  b',
    '[a, b]',
    '',
    'null',
    '{',
    '*a',
    '!!x y',
  ])
}

function chapterLine(r: Random): string {
  return r.pick([
    `${clock(r, '')} - ${words(r)}\n`,
    `(${r.below(9)}:${two(r)}) ${words(r)}\n`,
    `${words(r)} ${r.below(9)}:${two(r)}\n`,
    `- [0:${two(r)}](http://a) ${words(r)}\n`,
    `${words(r)}\n`,
  ])
}

function speaker(r: Random): string {
  return r.pick(['Ann', 'Bob Lee', 'Speaker 1', 'SPEAKER_00', 'Ann', 'Zoë (ZB)', '', 'Jan van der Meer'])
}

function vttName(r: Random): string {
  return r.pick(['', '', `${r.below(20)}\n`, 'intro\n', 'NOTE a comment\n\n', 'STYLE\n::cue {}\n\n'])
}

function vttTime(r: Random): string {
  return r.pick([clock(r, '.'), `${two(r)}:${two(r)}.${two(r)}0`])
}

function ttmlTimes(r: Random): string {
  return r.pick([
    '',
    ` begin="${seconds(r)}s" end="${seconds(r)}s"`,
    ` begin="${clock(r, '.')}" dur="2s"`,
    ' begin="00:00:01:12"',
    ` begin="${r.below(99)}f"`,
    ' end="9000t"',
  ])
}

function blank(r: Random): string {
  return r.pick(['\n', '\n', '', '\n\n'])
}

function clock(r: Random, point: string, hours = '00'): string {
  return `${hours}:${r.pick(['00', two(r)])}:${two(r)}${point === '' ? '' : `${point}${two(r)}${r.below(10)}`}`
}

function two(r: Random): string {
  return String(r.below(r.chance(0.95) ? 60 : 100)).padStart(2, '0')
}

function seconds(r: Random): string {
  return r.pick([String(r.below(99)), `${r.below(99)}.${r.below(999)}`, '7.520000000000001', '0'])
}

function number(r: Random): unknown {
  return r.pick([
    r.below(99),
    r.next() * 99,
    r.next() * 99,
    0,
    -0.02,
    1e7,
    1e300,
    null,
    '1.5',
    '00:00:03.5',
    'x',
    2.0000000001,
  ])
}
