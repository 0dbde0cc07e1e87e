/** The last resort: a view that fails to draw says so, says what is kept, and offers the way on. */
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export class ErrorBoundary extends Component<{ children: ReactNode }, { problem: string | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.problem === null) return this.props.children;
    return (
      <EmptyState
        title="This view could not be shown"
        actions={
          <>
            <Button kind="primary" onPress={() => this.setState({ problem: null })}>
              Try again
            </Button>
            <Button
              onPress={() => {
                location.hash = '';
                location.reload();
              }}
            >
              Reload the workspace
            </Button>
          </>
        }
      >
        Everything that was saved is kept. What went wrong: {this.state.problem}
      </EmptyState>
    );
  }
}
