/** Numbers as text, of a width that does not jump. */

/** 13002 → 13,002 */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

/** 0.9482 → 94.82 % */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined || Number.isNaN(share) ? '–' : `${(share * 100).toFixed(2)} %`
}

/** Three significant digits with a unit: 612345 → 612k, 1234567 → 1.23M. */
export function compact(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value < 999.5) return String(Math.round(value))
  if (value < 999_500) return `${significant(value / 1e3)}k`
  return `${significant(value / 1e6)}M`
}

/** 75 → 1:15, 3675 → 1:01:15 */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** Four digits' worth of any positive number: 0.3000, 0.01500, 1.500, 12.35, 3.0e-5. */
export function measure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size < 0.001 || size >= 100_000) return value.toExponential(1)
  return value.toFixed(Math.max(0, Math.min(5, 3 - Math.floor(Math.log10(size)))))
}

/** Three digits that count, and no more than there are: 0.3, 0.0667, 12.3. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}

/** 75 → 1 min, 7500 → 2 h, 200000 → 2 d: how long ago something was. */
export function age(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60]
  ] as const
  const unit = units.find(([, size]) => seconds >= size)
  return unit ? `${Math.floor(seconds / unit[1])} ${unit[0]}` : `${Math.max(0, Math.floor(seconds))} s`
}

/** How far a run is, in words: epoch 3, epoch 3 batch 1,930. */
export function placeName({ epoch, batch }: { readonly epoch: number; readonly batch: number }): string {
  return batch === 0 ? `epoch ${epoch}` : `epoch ${epoch} batch ${grouped(batch)}`
}

/** The same in a column: 3, 3+1930. */
export function shortPlace({ epoch, batch }: { readonly epoch: number; readonly batch: number }): string {
  return batch === 0 ? String(epoch) : `${epoch}+${batch}`
}

/** 53127 → 53 kB */
export function fileSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function significant(value: number): string {
  return value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
}

/** A number with its sign and three digits that count, in eight columns: −0.0141, +12.3, −3.1e-5 */
export function signed(value: number): string {
  if (Number.isNaN(value)) return '–'.padStart(8)
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : value > 0 ? '+' : ' '
  return `${sign}${sizeText(size)}`.padStart(8)
}

function sizeText(size: number): string {
  if (size === 0) return '0'
  if (size === Number.POSITIVE_INFINITY) return 'inf'
  if (size < 0.0001 || size >= 9999.5) return size.toExponential(1)
  return size.toFixed(Math.max(0, Math.min(5, 2 - Math.floor(Math.log10(size)))))
}
