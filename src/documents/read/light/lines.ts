/** The lines of a text that is marked up by its lines, with a place to read from. */
export class Lines {
  at = 0;
  readonly all: readonly string[];

  constructor(text: string) {
    this.all = text.split('\n').map((line) => line.trimEnd().replaceAll('\t', '    '));
  }

  get more(): boolean {
    return this.at < this.all.length;
  }

  peek(ahead = 0): string {
    return this.all[this.at + ahead] ?? '';
  }

  next(): string {
    return this.all[this.at++] ?? '';
  }

  /** The lines from here on that a test holds for. */
  while(holds: (line: string) => boolean): string[] {
    const start = this.at;
    while (this.more && holds(this.peek())) this.at += 1;
    return this.all.slice(start, this.at) as string[];
  }

  /** The lines from here on that are indented by `width` or empty, without that indent. */
  block(width: number): string[] {
    const lines = this.while((line) => line === '' || indentOf(line) >= width);
    while (lines.at(-1) === '') lines.pop();
    return lines.map((line) => line.slice(width));
  }
}

export const indentOf = (line: string): number => line.length - line.trimStart().length;
