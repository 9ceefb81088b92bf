/** For scripts that take no setting of the program: prints `text` and ends the process where `--help` was given. */
export function answerHelp(text: string): void {
  if (!process.argv.includes('--help')) return;
  console.log(text);
  process.exit(0);
}
