import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { MOST_BYTES } from '../documents/read/limits.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Collecting, put, told } from './collect.ts';
import { filterOf } from './folder.ts';
import { isPublic, pinned } from './public-address.ts';
import type { SourceOf } from './settings.ts';
import { endingOf } from './store.ts';

/** How long one call of git may take, ms, and bytes of its answer. */
const TIME = 10 * 60_000;
const ANSWER = 64 * 1024 * 1024;

interface Git {
  run(args: readonly string[]): Promise<Buffer>;
}

/**
 * The files of a repository's folder at its newest commit. Only the newest commit is fetched, into a bare clone beside
 * the files; nothing of it is checked out or run.
 *
 * @param token sent as a header from the environment, so that neither the process list nor the clone's settings hold it
 */
export async function collectGit(
  source: SourceOf<'git'>,
  token: string | undefined,
  collecting: Collecting,
): Promise<void> {
  const { before, changes, notices, store } = collecting;
  const clone = join(store.folder, 'clone.git');
  const git = await gitFor(source, token, clone);
  await fetchNewest(git, source, clone);
  const commit = (await git.run(['rev-parse', 'FETCH_HEAD^{commit}'])).toString('utf8').trim();
  const blobs = await listBlobs(git, commit, source.folder.replace(/\/$/, ''));
  const takes = filterOf(source.files);
  const all = blobs.filter(({ below }) => takes(below));
  if (all.length === 0 && before.size > 0) throw nothingThere(source);
  if (all.length > source.limit) notices.push(overLimit(source.limit));
  const kept = all.slice(0, source.limit);
  for (const { path, below, blob, size } of kept) {
    const known = before.get(path);
    if (known && known.version === blob && known.gone === null) continue;
    if (size > MOST_BYTES) {
      notices.push(told(`${path}: too large`, `${path}: 파일이 너무 큽니다`));
      continue;
    }
    const bytes = await git.run(['cat-file', 'blob', blob]);
    const about = { url: linkTo(source.git, commit, path) };
    const change = put(collecting, {
      key: path,
      words: below,
      bytes,
      ending: endingOf(below),
      about,
      version: blob,
    });
    if (change.kind === 'put') changes.push({ kind: 'put', entry: { ...change.entry, path: below } });
  }
  const there = new Set(kept.map(({ path }) => path));
  for (const key of before.keys()) if (!there.has(key)) changes.push({ kind: 'gone', key, sure: true });
}

/** A folder of this machine; anything else is an address. */
const isLocal = ({ git }: SourceOf<'git'>): boolean => isAbsolute(git) || git.startsWith('file://');

/** git without questions, settings of its own or ways to run anything, and only to the address that was checked. */
async function gitFor(source: SourceOf<'git'>, token: string | undefined, clone: string): Promise<Git> {
  const settings: [string, string][] = [
    ['protocol.allow', 'never'],
    ['http.followRedirects', 'false'],
    ['core.hooksPath', '/dev/null'],
    ['credential.helper', ''],
    ['gc.auto', '0'],
  ];
  if (isLocal(source)) settings.push(['protocol.file.allow', 'always'], ['safe.directory', '*']);
  else settings.push(...(await remoteSettings(source, token)));
  const env: NodeJS.ProcessEnv = {
    ...withoutGit(process.env),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    LC_ALL: 'C',
    GIT_CONFIG_COUNT: String(settings.length),
  };
  for (const [i, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${i}`] = key;
    env[`GIT_CONFIG_VALUE_${i}`] = value;
  }
  const run = (args: readonly string[]): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const options = { env, encoding: 'buffer', timeout: TIME, maxBuffer: ANSWER } as const;
      execFile('git', ['--git-dir', clone, ...args], options, (error, stdout, stderr) => {
        if (error) reject(failed(source, error, stderr.toString('utf8'), token));
        else resolve(stdout);
      });
    });
  return { run };
}

/** What a shell's own GIT_ variables (GIT_DIR, GIT_CONFIG_COUNT …) say is not about this clone. */
const withoutGit = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));

async function remoteSettings(
  source: SourceOf<'git'>,
  token: string | undefined,
): Promise<[string, string][]> {
  const ssh = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/]/.exec(source.git)?.[1];
  const url = URL.canParse(source.git) ? new URL(source.git) : null;
  const host = ssh ?? url?.hostname;
  if (!host || (!ssh && !/^https?:$/.test(url!.protocol)) || url?.password) throw noAddress();
  const port = Number(url?.port) || (url?.protocol === 'http:' ? 80 : 443);
  // ssh goes to a port of its own; the address is what matters.
  const pin = await pinned(
    host,
    port,
    (address, at) => source.network === 'private' || isPublic(address, ssh ? 443 : at),
  );
  if (ssh || url!.protocol === 'ssh:') return [['protocol.ssh.allow', 'always']];
  const address = pin.family === 6 ? `[${pin.address}]` : pin.address;
  const basic = token && Buffer.from(`x-access-token:${token}`).toString('base64');
  return [
    ['protocol.https.allow', 'always'],
    ['protocol.http.allow', source.network === 'private' ? 'always' : 'never'],
    ['http.curloptResolve', `${host}:${port}:${address}`],
    ...(basic
      ? [[`http.${url!.origin}/.extraHeader`, `Authorization: Basic ${basic}`] as [string, string]]
      : []),
  ];
}

async function fetchNewest(git: Git, source: SourceOf<'git'>, clone: string): Promise<void> {
  if (!existsSync(join(clone, 'HEAD'))) {
    mkdirSync(clone, { recursive: true });
    await git.run(['init', '--quiet', '--bare']);
  }
  const address = isAbsolute(source.git) ? `file://${source.git}` : source.git;
  const args = ['fetch', '--quiet', '--depth', '1', '--no-tags', '--', address, source.branch ?? 'HEAD'];
  try {
    await git.run(args);
  } catch (error) {
    if (!/shallow|corrupt|bad object/i.test(String((error as { cause?: unknown }).cause))) throw error;
    // A clone that was damaged by a crash: made anew.
    rmSync(clone, { recursive: true, force: true });
    mkdirSync(clone, { recursive: true });
    await git.run(['init', '--quiet', '--bare']);
    await git.run(args);
  }
}

interface Blob {
  /** In the repository, and below the folder asked for. */
  path: string;
  below: string;
  blob: string;
  size: number;
}

async function listBlobs(git: Git, commit: string, folder: string): Promise<Blob[]> {
  const listed = await git.run([
    'ls-tree',
    '-r',
    '-z',
    '--long',
    commit,
    ...(folder ? ['--', `${folder}/`] : []),
  ]);
  return listed
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      const [mode, type, blob, size] = line.slice(0, tab).split(/ +/);
      // Links and submodules are no files of this repository.
      if (tab < 0 || type !== 'blob' || mode === '120000') return [];
      const path = line.slice(tab + 1).normalize('NFC');
      const below = folder ? path.slice(folder.length + 1) : path;
      if (below.split('/').some((part) => part.startsWith('.') || part === '')) return [];
      return [{ path, below, blob: blob!, size: Number(size) }];
    });
}

/** Where people read a file at a commit, as GitHub, GitLab, Codeberg and others have it; null for a local repository. */
export function linkTo(repository: string, commit: string, path: string): string | null {
  const ssh = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+)$/.exec(repository);
  const web = ssh ? `https://${ssh[1]}/${ssh[2]}` : repository;
  if (!/^https?:/.test(web)) return null;
  const url = new URL(web);
  const base = `${url.origin}${url.pathname.replace(/\/$/, '').replace(/\.git$/, '')}`;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/(?:^|\.)gitlab\./.test(url.host)) return `${base}/-/blob/${commit}/${encoded}`;
  if (/(?:^|\.)bitbucket\./.test(url.host)) return `${base}/src/${commit}/${encoded}`;
  if (/(?:^|\.)(?:codeberg|gitea|forgejo)\./.test(url.host)) return `${base}/src/commit/${commit}/${encoded}`;
  return `${base}/blob/${commit}/${encoded}`;
}

/** What git says, on one line and without anything secret. */
function failed(source: SourceOf<'git'>, error: Error, stderr: string, token: string | undefined): Refusal {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Object.assign(noGit(), { cause: error });
  const last =
    stderr
      .trim()
      .split('\n')
      .findLast((line) => /fatal|error|remote/i.test(line)) ?? 'no answer';
  const hidden = (token ? last.replaceAll(token, '…') : last).replace(/\/\/[^/@\s]*@/g, '//').slice(0, 200);
  const address = source.git.replace(/\/\/[^/@\s]*@/g, '//');
  return refusalOf(address, hidden);
}

const refusalOf = (address: string, why: string): Refusal =>
  Object.assign(
    refusal(
      [
        `${address} cannot be fetched (${why})`,
        'Check its address and branch, and the token if it is private',
      ],
      [`${address}을(를) 가져올 수 없습니다(${why})`, '주소와 브랜치를, 비공개라면 토큰도 확인해 주십시오'],
    ),
    { cause: why },
  );

const noGit = () =>
  refusal(
    [
      'git is not installed',
      'Install it on the machine that runs the bot, or take the repository out of the list',
    ],
    ['git이 설치되어 있지 않습니다', '봇을 실행하는 컴퓨터에 설치하거나 저장소를 목록에서 빼 주십시오'],
  );

const noAddress = () =>
  refusal(
    ['That is no address of a repository', 'Give one like https://host/owner/name, without a password in it'],
    ['저장소 주소가 아닙니다', '비밀번호 없이 https://host/owner/name 형식으로 적어 주십시오'],
  );

const nothingThere = ({ git, folder }: SourceOf<'git'>) =>
  refusal(
    [
      `${git} has no document in ${folder || 'it'} any more; what it brought is kept`,
      'Check folder and files',
    ],
    [
      `${git}의 ${folder || '저장소'}에 문서가 없어 이전 내용을 유지합니다`,
      'folder와 files를 확인해 주십시오',
    ],
  );

const overLimit = (limit: number) =>
  told(
    `More than ${limit} files: the others are left out (limit)`,
    `파일이 ${limit}개를 넘어 나머지는 제외했습니다(limit)`,
  );
