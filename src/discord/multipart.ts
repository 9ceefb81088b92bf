import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * Sends files as bytes rather than as a form. discord.js's HTTP client (undici 6) shares its global dispatcher with
 * whichever other undici is loaded first, here cheerio's (undici 7), and that one does not know Node's own FormData:
 * every message with a file would fail with "action is not a function".
 */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  const { body } = init;
  if (!(body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(body);
  const headers = {
    ...(init.headers as Record<string, string>),
    'content-type': form.headers.get('content-type') ?? '',
  };
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    headers,
    body: new Uint8Array(await form.arrayBuffer()),
  });
};
