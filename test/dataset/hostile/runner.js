// Loads one data set after the other with the built program, and says what came of each: runner.js list.json
import { readFileSync } from 'node:fs'
import { DataError } from '../../../dist/dataset/dataset.js'
import { loadDataset } from '../../../dist/dataset/load.js'

const outcomes = []
for (const source of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  const outcome = await loadDataset(source).then(
    ({ problems = [] }) => ({ problems: problems.map(({ path, what }) => `${path} ${what}`) }),
    error => ({ message: error.message, isExpected: error instanceof DataError })
  )
  const { user, system } = process.cpuUsage(before)
  outcomes.push({ ...outcome, wall: performance.now() - begun, busy: (user + system) / 1000 })
}
// Kilobytes.
console.log(JSON.stringify({ outcomes, peak: process.resourceUsage().maxRSS }))
