import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config.ts';
import { Problem } from '../../src/problem.ts';
import type { Progress } from './progress.ts';
import type { RunOptions, RunSummary } from './run-build.ts';

/** What the indexing process is told. */
export interface Task {
  config: Config;
  rebuild: boolean;
  sync?: RunOptions['sync'];
}

/** What it says. */
export type Report =
  | { progress: Progress }
  | { notice: string }
  | { summary: RunSummary }
  | { problem: { about: string; what: string; next: string } }
  | { bug: string };

export interface BackgroundOptions {
  rebuild?: boolean;
  sync?: RunOptions['sync'];
  onProgress?: (progress: Progress) => void;
  onNotice?: (line: string) => void;
  /** Ends the process; nothing it had embedded is lost. */
  signal?: AbortSignal;
}

/** Starts the process and gives it its task; it reports as `Report`s and then ends. */
export function startIndexing(task: Task): ChildProcess {
  const launch = fileURLToPath(new URL('../../src/launch.js', import.meta.url));
  const child = fork(launch, ['embeddings/indexing/background-process.ts'], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(task);
  return child;
}

/**
 * `runBuild` in a process of its own, with the least claim to the processor, so that a bot goes on answering.
 *
 * @throws Problem as `runBuild` does; Error when the process ends without a result.
 */
export function indexInBackground(config: Config, options: BackgroundOptions = {}): Promise<RunSummary> {
  const { rebuild = false, sync, onProgress, onNotice, signal } = options;
  const child = startIndexing({ config, rebuild, sync });
  const stop = () => child.kill();
  signal?.addEventListener('abort', stop);
  return new Promise<RunSummary>((resolve, reject) => {
    child.on('message', (report: Report) => {
      if ('progress' in report) onProgress?.(report.progress);
      else if ('notice' in report) onNotice?.(report.notice);
      else if ('summary' in report) resolve(report.summary);
      else if ('problem' in report) {
        reject(new Problem(report.problem.about, report.problem.what, report.problem.next));
      } else reject(new Error(report.bug));
    });
    child.on('error', reject);
    child.on('exit', (status, by) => {
      signal?.removeEventListener('abort', stop);
      reject(signal?.aborted ? signal.reason : new Error(`indexing ended with ${by ?? `status ${status}`}`));
    });
  });
}
