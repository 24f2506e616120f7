import * as vscode from 'vscode'
import { formatTimestamp } from '../core/model/time'
import type { Card, Explained } from '../core/service/messages'
import { shortTitle } from './hitLabel'

/** Commands that a card may run; everything else in it is text. */
const COMMANDS = ['verbatim.openPlace', 'verbatim.quotePlace', 'verbatim.muteTerm', 'verbatim.addToGlossary']

/** More episodes than these are only counted: a card is read at a glance. */
const MOST_EPISODES = 5
const LONGEST_TITLE = 60
const MOST_EXPLANATIONS = 2
/** Of the other names of a term so many are read; the rest is for the glossary. */
const MOST_FORMS = 5

/** The hover card: what a term is, how else it is called, where it comes up. */
export function cardText(card: Card): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  text.isTrusted = { enabledCommands: COMMANDS }
  text.appendMarkdown(`**${escaped(card.label)}**\n\n`)
  if (card.definition.trim() !== '') text.appendMarkdown(`${definitionText(card.definition)}\n\n`)
  const names = [
    card.alsoCalled.length > 0 ? `*${vscode.l10n.t('Also called')}* ${list(card.alsoCalled)}` : '',
    card.heardAs.length > 0 ? `*${vscode.l10n.t('Heard as')}* ${list(card.heardAs.map((form) => `“${form}”`))}` : '',
  ].filter((part) => part !== '')
  // Two spaces at a line's end keep the two rows together in one paragraph.
  if (names.length > 0) text.appendMarkdown(`${names.join('  \n')}\n\n`)
  for (const explained of card.explained.slice(0, MOST_EXPLANATIONS))
    text.appendMarkdown(`${explainedText(explained)}\n\n`)
  if (card.mentions > 0) text.appendMarkdown(`${mentionsText(card)}\n\n`)
  const footer = [
    `*${escaped(card.glossary ?? vscode.l10n.t('Found in your transcripts'))}*`,
    ...(card.glossary === undefined
      ? [`[${vscode.l10n.t('add to glossary')}](${commandLink('verbatim.addToGlossary', card.label)})`]
      : []),
    `[${vscode.l10n.t('mute')}](${commandLink('verbatim.muteTerm', card.label)})`,
  ]
  text.appendMarkdown(footer.join(' · '))
  return text
}

function explainedText({ text, title, speaker, end, ...place }: Explained): string {
  const where = escaped(shortTitle(title, LONGEST_TITLE))
  const time = place.startTime === undefined ? '' : `, ${formatTimestamp(place.startTime)}`
  const who = speaker === undefined ? '' : `**${escaped(speaker)}** · `
  const links = [
    `[${vscode.l10n.t('go there')}](${commandLink('verbatim.openPlace', place)})`,
    `[${vscode.l10n.t('quote it')}](${commandLink('verbatim.quotePlace', { ...place, end })})`,
  ]
  return `> ${escaped(text)}  \n> ${who}${where}${time} · ${links.join(' · ')}`
}

function mentionsText({ mentions, mentionedIn }: Card): string {
  const shown = mentionedIn.slice(0, MOST_EPISODES)
  const links = shown.map(({ title, mentions: count, first }) => {
    const hover = vscode.l10n.t('Open the first mention')
    return `[${escaped(shortTitle(title, LONGEST_TITLE))}](${commandLink('verbatim.openPlace', first)} "${hover}")${mentionedIn.length > 1 ? ` (${count})` : ''}`
  })
  const more = mentionedIn.length - shown.length
  if (more > 0) links.push(vscode.l10n.t('and {0} more', more))
  const times = mentions === 1 ? vscode.l10n.t('Mentioned once in') : vscode.l10n.t('Mentioned {0} times in', mentions)
  return mentionedIn.length === 1
    ? `${times} ${links.join('')}`
    : `${times} ${vscode.l10n.t('{0} episodes:', mentionedIn.length)} ${links.join(' · ')}`
}

function commandLink(command: string, argument: unknown): string {
  // A bracket, which this encoding leaves as it is, would end the link early.
  const args = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
  return `command:${command}?${args}`
}

function list(forms: readonly string[]): string {
  const shown = forms.slice(0, MOST_FORMS).map(escaped)
  return [...shown, ...(forms.length > MOST_FORMS ? ['…'] : [])].join(', ')
}

/** A definition is the text of a file: emphasis, code and lists are kept; links, pictures and HTML stay letters. */
function definitionText(definition: string): string {
  return definition.trim().replace(/[\\[\]<>!#|~&]/g, '\\$&')
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-!~<>|&:@.]/g, '\\$&')
}
