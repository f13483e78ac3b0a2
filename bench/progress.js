/** Says on standard error what is being measured, where a person is watching; the next call writes over it. */
export function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text.slice(0, 110)}`)
}
