/** c [rows, columns] = start [columns] + A [rows, inner] · W, or Wᵀ: kernels/matmul.ts, kernels/nonzero.ts. */
type MatrixProduct = (
  a: number,
  aRow: number,
  w: number,
  start: number,
  c: number,
  cRow: number,
  rows: number,
  inner: number,
  columns: number,
  packed: number
) => void

/** into += scale × Aᵀ·D. */
type OuterProduct = (
  a: number,
  aRow: number,
  d: number,
  dRow: number,
  into: number,
  inputs: number,
  batch: number,
  rows: number,
  columns: number,
  scale: number,
  packed: number
) => void

/**
 * The functions that `source/kernels` compiles to, over addresses in one memory. The sources there say what each computes;
 * the names stand in the same order. Widths and strides are padded row lengths in numbers.
 */
export interface Kernels {
  sigmoid(a: number, n: number): void
  sigmoidSlope(a: number, delta: number, n: number): void
  tanh(a: number, n: number): void
  tanhSlope(a: number, delta: number, n: number): void
  relu(a: number, n: number): void
  reluSlope(a: number, delta: number, n: number): void
  leakyRelu(a: number, n: number): void
  leakyReluSlope(a: number, delta: number, n: number): void
  softmax(a: number, rows: number, columns: number, stride: number): void
  softmaxSlope(a: number, delta: number, rows: number, stride: number): void
  answers(a: number, rows: number, columns: number, width: number, classes: number): void
  quadratic(a: number, y: number, delta: number, costs: number, rows: number, width: number): void
  crossEntropySigmoid(
    z: number,
    a: number,
    y: number,
    delta: number,
    costs: number,
    rows: number,
    columns: number,
    width: number
  ): void
  crossEntropySoftmax(
    z: number,
    a: number,
    y: number,
    delta: number,
    costs: number,
    rows: number,
    columns: number,
    width: number
  ): void
  clear(a: number, n: number): void
  copy(from: number, to: number, n: number): void
  addColumns(delta: number, into: number, rows: number, columns: number, stride: number, scale: number): void
  oneHot(examples: number, labels: number, y: number, rows: number, stride: number): void
  clearPadding(a: number, rows: number, columns: number, stride: number): void
  shuffle(items: number, n: number, a: number, b: number, c: number, d: number): void
  affineSparse(
    examples: number,
    starts: number,
    entries: number,
    levels: number,
    weights: number,
    biases: number,
    z: number,
    batch: number,
    inputs: number,
    columns: number,
    width: number
  ): void
  outerSparse(
    examples: number,
    starts: number,
    entries: number,
    levels: number,
    delta: number,
    into: number,
    batch: number,
    inputs: number,
    columns: number,
    width: number,
    scale: number
  ): void
  listPixels(examples: number, starts: number, entries: number, list: number, rows: number, inputs: number): void
  outerLists(
    list: number,
    levels: number,
    delta: number,
    into: number,
    from: number,
    to: number,
    inputs: number,
    rows: number,
    columns: number,
    width: number,
    scale: number,
    packed: number
  ): void
  readonly matmul: MatrixProduct
  readonly matmulTransposed: MatrixProduct
  readonly outer: OuterProduct
  readonly matmulNonzero: MatrixProduct
  readonly matmulTransposedNonzero: MatrixProduct
  readonly outerNonzero: OuterProduct
  play(at: number, end: number): number
  meet(barrier: number, threads: number, looks: number, naps: number): number
  fail(barrier: number): void
  largest(x: number, n: number): number
  noteLargest(x: number, n: number, to: number): void
  raiseBounds(a: number, aWidth: number, delta: number, width: number, rows: number, bounds: number): void
  sumOfSquares(x: number, n: number): number
  sgd(w: number, g: number, n: number, eta: number, decay: number): void
  momentum(w: number, g: number, v: number, n: number, eta: number, mu: number, decay: number): void
  nesterov(w: number, g: number, v: number, n: number, eta: number, mu: number, decay: number): void
  adam(
    w: number,
    g: number,
    m: number,
    v: number,
    n: number,
    rate: number,
    beta1: number,
    beta2: number,
    rootScale: number,
    epsilon: number,
    decay: number,
    shrink: number
  ): void
  tally(examples: number, labels: number, classes: number, costs: number, rows: number, sums: number): void
}

/** The kernels of a compiled module, working in `memory`. */
export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels
}
