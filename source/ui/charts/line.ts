/** A row of a picture, cut into pieces that are drawn alike. */
export interface Segment {
  readonly text: string
  readonly tone?: 'dim' | 'accent' | 'bold'
}
export type Line = readonly Segment[]
