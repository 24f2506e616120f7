/** A file of a size that nobody expects, and what comes of it. */
export interface HugeText {
  readonly what: string
  readonly path: string
  /** The name of the form that reads it; absent where none does. */
  readonly form?: string
  /** @param share 1 for the full size, less for a smaller file of the same make */
  readonly make: (share: number) => string
}

/** Files that are huge in one way each. */
export const hugeTexts: readonly HugeText[] = [
  { what: 'a line of 50 MB', path: 'a.txt', form: 'bare-captions', make: (share) => repeated(spoken, 50e6 * share) },
  { what: 'a word of 50 MB', path: 'a.txt', make: (share) => 'x'.repeat(50e6 * share) },
  {
    what: 'a million cues of WebVTT',
    path: 'a.vtt',
    form: 'webvtt',
    make: (share) =>
      `WEBVTT\n\n${each(1e6 * share, (i) => `${clock(i)}.000 --> ${clock(i + 1)}.000\nSo we think.\n\n`)}`,
  },
  {
    what: 'a million cues of SRT',
    path: 'a.srt',
    form: 'srt',
    make: (share) => each(1e6 * share, (i) => `${i + 1}\n${clock(i)},000 --> ${clock(i + 1)},000\nSo we think\n\n`),
  },
  {
    what: 'a million cues of JSON',
    path: 'a.json',
    form: 'whisper-json',
    make: (share) =>
      `{"segments":[${each(1e6 * share, (i) => `{"start":${i},"end":${i + 1},"text":" So we."},`)}{"start":9e6,"text":"."}]}`,
  },
  {
    what: '100,000 chapters',
    path: 'a.txt',
    form: 'speaker-text',
    make: (share) =>
      each(
        1e5 * share,
        (i) => `## Title ${i}\n\nAnn: ${clock(i * 5)}\n\nSo we think that ${i % 99} is to be learned.\n\n`,
      ),
  },
  {
    what: '10,000 speakers',
    path: 'a.vtt',
    form: 'webvtt',
    make: (share) =>
      `WEBVTT\n\n${each(1e5 * share, (i) => `${clock(i)}.000 --> ${clock(i + 1)}.000\n<v Ann ${i % 1e4}>So we think.\n\n`)}`,
  },
  {
    what: 'a million brackets within each other in JSON',
    path: 'a.json',
    form: 'whisper-json',
    make: (share) =>
      `{"segments":[${'{"start":1,"text":"a"},'.repeat(5)}${'['.repeat(1e6 * share)}${']'.repeat(1e6 * share)}]}`,
  },
  {
    what: 'a million elements within each other in XML',
    path: 'a.ttml',
    form: 'ttml',
    make: (share) =>
      `<tt><body><p begin="1s">a ${'<span>'.repeat(1e6 * share)}b${'</span>'.repeat(1e6 * share)}</p></body></tt>`,
  },
  {
    what: 'entities that multiply',
    path: 'a.ttml',
    form: 'ttml',
    make: () => {
      const names = 'abcdefghij'
      const entities = each(9, (i) => `<!ENTITY ${names[i + 1] ?? ''} "${`&${names[i] ?? ''};`.repeat(10)}">`)
      return `<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a "haha">${entities}]><tt><body><p begin="1s">so &j; it is</p></body></tt>`
    },
  },
  {
    what: 'a string of 30 MB in JSON',
    path: 'a.json',
    form: 'whisper-json',
    make: (share) => `{"segments":[{"start":1,"end":2,"text":"${repeated(spoken, 30e6 * share)}"}]}`,
  },
  {
    what: 'escapes of 30 MB in JSON',
    path: 'a.json',
    form: 'whisper-json',
    make: (share) => `{"segments":[{"start":1,"end":2,"text":"${repeated('\\u00e9t\\u00e9 ', 30e6 * share)}"}]}`,
  },
]

const spoken = 'so we think that it is really um you know about learning '

function repeated(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length))
}

function each(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('')
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
