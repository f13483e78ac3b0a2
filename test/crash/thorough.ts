// `npm run test:crash` takes minutes; `npm test` does a part of it.
const { env } = import.meta as ImportMeta & { readonly env: { readonly MODE: string } }
export const isThorough = env.MODE === 'crash'
