/** What may stand in a sidecar, in the order in which people write it. */
export const sidecarKeys = [
  'title',
  'show',
  'episode',
  'season',
  'date',
  'duration',
  'url',
  'media',
  'people',
  'speakers',
  'chapters',
  'description',
  'key',
  'sources',
] as const

export type SidecarKey = (typeof sidecarKeys)[number]
