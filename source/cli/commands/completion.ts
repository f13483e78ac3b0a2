import { print } from '../../ui/lines.js'
import type { ShellName } from '../choices.js'
import { bashCompletion } from '../completion/bash.js'
import { fishCompletion } from '../completion/fish.js'
import { zshCompletion } from '../completion/zsh.js'

const scripts: Readonly<Record<ShellName, () => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion
}

/** `downhill completion <shell>`: a script that has the shell complete commands, flags and their values. */
export function completionCommand(shell: ShellName): number {
  print(scripts[shell]())
  return 0
}
