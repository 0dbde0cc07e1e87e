/** The last resort: a view that fails to draw says so, says what is kept, and offers the way on. */
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { writeEverything } from './closing.ts';

type Shown = {
  problem: string | null;
  /** What a reload would lose, said once it was asked for. */
  unsaved: string | null;
};

export class ErrorBoundary extends Component<{ children: ReactNode }, Shown> {
  override state: Shown = { problem: null, unsaved: null };

  static getDerivedStateFromError(error: unknown): Partial<Shown> {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  /** Editors outside the view that failed still hold text: it is written first, and what cannot be is not lost unasked. */
  private async reload(): Promise<void> {
    const unsaved = this.state.unsaved === null ? await writeEverything() : null;
    if (unsaved !== null) {
      this.setState({ unsaved });
      return;
    }
    location.hash = '';
    location.reload();
  }

  override render(): ReactNode {
    if (this.state.problem === null) return this.props.children;
    return (
      <EmptyState
        title="This view could not be shown"
        actions={
          <>
            <Button kind="primary" onPress={() => this.setState({ problem: null, unsaved: null })}>
              Try again
            </Button>
            <Button onPress={() => void this.reload()}>Reload the workspace</Button>
          </>
        }
      >
        {this.state.unsaved === null
          ? 'Everything that was saved is kept.'
          : `${this.state.unsaved} Reload once more to lose it; everything saved earlier is kept.`}{' '}
        What went wrong: {this.state.problem}
      </EmptyState>
    );
  }
}
