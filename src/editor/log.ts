import * as vscode from 'vscode'

/** The channel *Verbatim* of the output view; its level is set there. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Verbatim', { log: true })
}
