import { runJob } from './app/headless.ts';

void runJob();
