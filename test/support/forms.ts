import { formatTimestamp } from '../../src/core/model/time'

/** What is said from a time on, in seconds, by whom. */
export interface Said {
  readonly text: string
  readonly at: number
  readonly until: number
  readonly by?: string
}

/** One talk in the forms that people keep it in. */
export const inForm = {
  vtt: (said: readonly Said[]): string =>
    `WEBVTT\n\n${said.map(({ text, at, until, by }) => `${time(at)} --> ${time(until)}\n${by === undefined ? '' : `<v ${by}>`}${text}\n`).join('\n')}`,
  srt: (said: readonly Said[]): string =>
    said
      .map(({ text, at, until }, i) =>
        `${i + 1}\n${time(at).replace('.', ',')} --> ${time(until).replace('.', ',')}\n`.concat(text, '\n'),
      )
      .join('\n'),
  json: (said: readonly Said[]): string =>
    JSON.stringify({
      version: '1.0.0',
      segments: said.map(({ text, at, until, by = '' }) => ({
        speaker: by,
        startTime: at,
        endTime: until,
        body: text,
      })),
    }),
  txt: (said: readonly Said[]): string => `${said.map(({ text }) => text.replace(/[.,?!]/g, '')).join(' ')}\n`,
} as const

function time(seconds: number): string {
  return `${formatTimestamp(Math.floor(seconds))}.${String(Math.round((seconds % 1) * 1000)).padStart(3, '0')}`
}
