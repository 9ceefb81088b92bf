/**
 * @typedef {import('../protocol.ts').Call} Call
 * @typedef {import('../protocol.ts').Event} Event
 */

/** The server turned a request away, and says why. */
export class Refused extends Error {}

/** @param {Response} response */
async function sound(response) {
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({ error: response.statusText }));
  throw new Refused(error);
}

/** @param {string} path */
export async function get(path) {
  return (await sound(await fetch(path))).json();
}

/**
 * @param {string} path
 * @param {unknown} body
 */
async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  return sound(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** @param {string} path @param {unknown} body */
export async function ask(path, body) {
  return (await post(path, body)).json();
}

/**
 * Sends a call and gives what happens to it, each event as it arrives.
 *
 * @param {Call} call
 * @returns {AsyncGenerator<Event>}
 */
export async function* perform(call) {
  const response = await post('/api/calls', call);
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}

/**
 * Sends a file ahead of the command it belongs to. XMLHttpRequest, for fetch tells no progress of what it sends.
 *
 * @param {File} file
 * @param {(share: number) => void} [progress] 0 … 1
 * @returns {Promise<{ id: string, name: string, size: number }>}
 */
export function upload(file, progress = () => {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/uploads?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 200) resolve(request.response);
      else reject(new Refused(request.response?.error ?? request.statusText));
    };
    request.onerror = () => reject(new TypeError('unreachable'));
    request.send(file);
  });
}
