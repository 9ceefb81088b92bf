import { Presets, SingleBar } from 'cli-progress';
import { printable } from '../../src/printable.ts';
import type { Progress } from './progress.ts';

const STEPS: Record<Progress['step'], string> = {
  fetching: 'Refreshing sources',
  downloading: 'Downloading, MB',
  reading: 'Reading documents',
  embedding: 'Embedding passages',
  linking: 'Linking passages',
  preparing: 'Preparing the search',
  publishing: 'Publishing to the database',
};

/** Where there is no terminal, a line at the end of a step and, in a long one, every so many ms. */
const LINE_EVERY_MS = 10_000;

export interface Display {
  onProgress(progress: Progress): void;
  /** A line of its own, above the bar. */
  onNotice(line: string): void;
  /** Takes the bar away. */
  end(): void;
}

/** Shows how a build comes along: a bar on a terminal, plain lines elsewhere. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): Display {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Display {
  const format = '{step} [{bar}] {value}/{total}';
  const options = { stream, format, clearOnComplete: true, hideCursor: true };
  const single = new SingleBar(options, Presets.shades_classic);
  let step: Progress['step'] | undefined;
  const end = () => {
    if (step) single.stop();
    step = undefined;
  };
  return {
    onProgress: (progress) => {
      if (progress.step !== step) {
        end();
        step = progress.step;
        single.start(progress.total, progress.done, { step: STEPS[step].padEnd(20) });
      }
      single.update(progress.done);
    },
    onNotice: (line) => {
      end();
      stream.write(`${printable(line)}\n`);
    },
    end,
  };
}

function lines(stream: NodeJS.WriteStream): Display {
  let last = Date.now();
  return {
    onProgress: ({ step, done, total }) => {
      const finished = done === total && total > 0;
      if (!finished && Date.now() - last < LINE_EVERY_MS) return;
      last = Date.now();
      stream.write(`${STEPS[step]}: ${done} of ${total}\n`);
    },
    onNotice: (line) => stream.write(`${printable(line)}\n`),
    end: () => {},
  };
}
