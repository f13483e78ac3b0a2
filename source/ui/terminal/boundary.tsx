import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  readonly children: ReactNode
  readonly onError: (error: unknown) => void
}

/** Shows its children until one of them throws; then it shows nothing, and tells the error. React wants a class for that. */
export class Boundary extends Component<BoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override componentDidCatch(error: unknown): void {
    // React is in the middle of its work: whoever hears of it may want to take the screen away.
    setImmediate(() => this.props.onError(error))
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children
  }
}
