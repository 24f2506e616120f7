import assert from 'node:assert/strict'
import { readSidecar } from '../../../src/core/formats/sidecar'
import { editSidecar, sidecarSkeleton, type SidecarChange } from '../../../src/core/formats/sidecarEdit'

const title = (value?: string): SidecarChange => ({ key: 'title', value })
const people = (...value: readonly { readonly name: string; readonly role?: string }[]): SidecarChange => ({
  key: 'people',
  value,
})
const speaker = (label: string, value?: string): SidecarChange => ({ key: 'speakers', label, value })

const careful = `# My own notes on this talk

title:   'Old'    # as on the page
show: >
  A long
  show

# who was there
people:
- name: Ada    # she
  role: host
- Charles
mine: [a,b]   # for my script
# the end
`

describe('editing a sidecar', () => {
  for (const [what, before, change, after] of [
    ['begins an empty one', '', title('A talk'), 'title: A talk\n'],
    ['leaves one empty again', 'title: A talk\n', title(), ''],
    ['keeps one that says it already', careful, title('Old'), careful],
    ['changes a value alone', careful, title('New'), careful.replace("title:   'Old'    #", "title: 'New' #")],
    ['takes a key out with its line', careful, title(), careful.replace(/title: .*\n/, '')],
    [
      'adds a key below the others',
      careful,
      { key: 'date', value: '2024-03-26' },
      careful.replace('# the end', 'date: 2024-03-26\n# the end'),
    ],
    [
      'writes a value of several lines in one',
      careful,
      { key: 'show', value: 'Another' },
      careful.replace('>\n  A long\n  show', 'Another'),
    ],
    ['quotes what would be read otherwise', '', title('Yes: 1 # 2'), 'title: "Yes: 1 # 2"\n'],
    ['keeps a number that is a title a text', '', title('1984'), 'title: "1984"\n'],
    ['writes the number of an episode as a number', '', { key: 'episode', value: '7' }, 'episode: 7\n'],
    ['does not break long lines', '', title('word '.repeat(50).trim()), `title: ${'word '.repeat(50).trim()}\n`],
    ['adds where the last line has no end', 'title: A', { key: 'show', value: 'B' }, 'title: A\nshow: B\n'],
    ['keeps the end of a file without one', 'show: B\ntitle: A', title('C'), 'show: B\ntitle: C'],
    ['fills a key without a value', 'title:\nshow: B\n', title('A'), 'title: A\nshow: B\n'],
    [
      'keeps the line ends of Windows',
      'title: A\r\nshow: B\r\n',
      people({ name: 'Ada' }),
      'title: A\r\nshow: B\r\npeople:\r\n  - Ada\r\n',
    ],
    ['changes the first of two and leaves the other', 'title: A\ntitle: B\n', title('C'), 'title: C\ntitle: B\n'],
    ['takes out both of two', 'title: A\nshow: S\ntitle: B\n', title(), 'show: S\n'],
    ['keeps braces', '{title: A, show: B}\n', title('C'), '{ title: C, show: B }\n'],
    ['adds to a skeleton', '# title: X\n', title('A'), '# title: X\ntitle: A\n'],
    ['adds below the mark of a document', '---\ntitle: A\n', { key: 'show', value: 'B' }, '---\ntitle: A\nshow: B\n'],
    [
      'keeps what else is said of a person',
      careful,
      people({ name: 'Ada', role: 'host' }, { name: 'Charles', role: 'guest' }),
      careful.replace(
        '- name: Ada    # she\n  role: host\n- Charles',
        '  - name: Ada # she\n    role: host\n  - name: Charles\n    role: guest',
      ),
    ],
    ['takes all people out', 'people: [Ada]\ntitle: A\n', people(), 'title: A\n'],
    [
      'names a speaker',
      'speakers:\n  A: Ada # first\n',
      speaker('B', 'Bob'),
      'speakers:\n  A: Ada # first\n  B: Bob\n',
    ],
    ['names a speaker whose label is a number', 'speakers:\n  0: Ada\n', speaker('0', 'Bob'), 'speakers:\n  0: Bob\n'],
    ['takes the last name out with its key', 'speakers:\n  A: Ada\ntitle: T\n', speaker('A'), 'title: T\n'],
    [
      'forgets where the former value was from',
      'title: A\nsources:\n  title: page\n  show: page\n',
      title('B'),
      'title: B\nsources:\n  show: page\n',
    ],
    ['forgets the last source with its key', 'title: A\nsources:\n  title: page\n', title('B'), 'title: B\n'],
    ['keeps anchors', 'title: &t A\nshow: *t\n', title('B'), 'title: &t B\nshow: *t\n'],
  ] as const)
    // prettier-ignore
    it(what, () => {
      const edit = editSidecar(before, change)
      assert.equal(edit.kind === 'edited' ? edit.text : edit.problem.code, after)
      const again = editSidecar(after, change)
      assert.equal(again.kind === 'edited' && again.text, after)
    })

  for (const [what, text, line] of [
    ['an open bracket', 'show: A\ntitle: [unclosed\n', 3],
    ['prose', 'Just some words.\n', 1],
    ['brackets without end', '['.repeat(2000), 1],
  ] as const)
    it(`refuses ${what} and says where`, () => {
      const edit = editSidecar(text, title('B'))
      assert.deepEqual(edit.kind === 'broken' && [edit.problem.code, edit.problem.line], ['sidecar-not-yaml', line])
    })

  it('refuses what would break what refers to it', () => {
    assert.equal(editSidecar('title: &t A\nshow: *t\n', title()).kind, 'broken')
  })

  it('begins with a skeleton that says nothing yet, and is right when its signs are taken away', () => {
    const skeleton = sidecarSkeleton('talk.vtt')
    assert.deepEqual(readSidecar(skeleton).metadata, {})
    assert.match(skeleton, /^# What talk\.vtt does not say/)
    const used = skeleton
      .split('\n')
      .slice(1)
      .join('\n')
      .replace(/^# /gm, '')
      .replace(/^episode.*\n/m, '')
    assert.deepEqual(readSidecar(used).problems, [])
    assert.equal(readSidecar(used).speakers.get('SPEAKER_00'), 'Andrej Karpathy')
  })
})
