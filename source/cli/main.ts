#!/usr/bin/env node
import { survivesLostTerminal } from './lost-terminal.js'
import { runLine } from './run-line.js'

survivesLostTerminal()
process.exitCode = await runLine(process.argv.slice(2))
