/** The function with a memory for its last answer, which it gives again to the very same arguments. */
export function remembered<Args extends readonly unknown[], Answer>(
  answer: (...args: Args) => Answer
): (...args: Args) => Answer {
  let last: { readonly args: Args; readonly answer: Answer } | undefined
  return (...args) => {
    if (!last || last.args.some((arg, i) => arg !== args[i])) last = { args, answer: answer(...args) }
    return last.answer
  }
}
