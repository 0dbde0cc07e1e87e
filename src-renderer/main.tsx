import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { database } from './storage/workspace.ts';
import { dropStaleSelections } from './ui/stale-selection.ts';
import './ui/base.css';

// Opening takes as long as drawing: neither waits for the other. What is wrong with it, the first query tells.
database.open().catch(() => undefined);

dropStaleSelections();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
