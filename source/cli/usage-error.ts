/** The person asked for something that can't be: one sentence that says what, where, and what to do instead. Exit code 2. */
export class UsageError extends Error {}
