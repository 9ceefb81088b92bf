import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import type { Progress } from '../../embeddings/encoder/hub.ts';
import { MODEL_FILES, SHIPPED_MODEL } from '../../embeddings/encoder/models.ts';
import { type Hub, serveHub } from './hub-server.ts';

const MODEL = 'Xenova/some-model';
const LARGE_FILE = 'onnx/model_quantized.onnx';
const FOLDER = fileURLToPath(new URL(`../../embeddings/model/${SHIPPED_MODEL}/`, import.meta.url));

describe('GIVEN a hub that has a model', () => {
  let hub: Hub;
  let cacheDir: string;
  beforeEach(async () => {
    hub = await serveHub(MODEL, FOLDER);
    cacheDir = mkdtempSync(join(tmpdir(), 'attache-hub-'));
  });
  afterEach(async () => {
    await hub.close();
    rmSync(cacheDir, { recursive: true });
  });

  const open = (options: { model?: string; onProgress?: (progress: Progress) => void } = {}) =>
    openEncoder({ model: MODEL, hubUrl: hub.url, cacheDir, ...options });
  const cached = (file: string) => join(cacheDir, MODEL, file);

  test('WHEN it is opened THEN its files are fetched whole, with progress, and encode as the originals do', async () => {
    const seen: Progress[] = [];
    const encoder = await open({ onProgress: (progress) => seen.push({ ...progress }) });
    for (const file of MODEL_FILES) {
      const original = readFileSync(join(FOLDER, file));
      expect(readFileSync(cached(file)).equals(original)).toBe(true);
      expect(seen.filter((progress) => progress.file === file).at(-1)).toEqual({
        file,
        loaded: original.length,
        total: original.length,
      });
    }
    const shipped = await openEncoder({ hubUrl: hub.url, cacheDir });
    const question = ['who was ambassador to China?'];
    expect(await encoder.encodeQueries(question)).toEqual(await shipped.encodeQueries(question));
    await Promise.all([encoder.close(), shipped.close()]);
  });

  test('WHEN it is opened again THEN nothing is fetched, even with the hub gone', async () => {
    await (await open()).close();
    await hub.close();
    hub.requests.length = 0;
    await (await open()).close();
    expect(hub.requests).toEqual([]);
  });

  test('WHEN the download breaks off THEN nothing half is used, and the next start goes on where it stopped', async () => {
    hub.fault = 'break off';
    await expect(open()).rejects.toThrow(/model_quantized\.onnx broke off; start again/);
    expect(existsSync(cached(LARGE_FILE))).toBe(false);
    await (await open()).close();
    expect(hub.requests.at(-1)).toMatch(/^GET \/large\/onnx\/model_quantized\.onnx bytes=[1-9]\d*-$/);
    expect(readFileSync(cached(LARGE_FILE)).equals(readFileSync(join(FOLDER, LARGE_FILE)))).toBe(true);
  });

  test('WHEN a file arrives damaged THEN its checksum gives it away and it is not kept', async () => {
    hub.fault = 'damage';
    await expect(open()).rejects.toThrow(/arrived damaged: its checksum/);
    expect(existsSync(cached(LARGE_FILE))).toBe(false);
    expect(existsSync(`${cached(LARGE_FILE)}.part`)).toBe(false);
    await (await open()).close();
  });

  test('WHEN a model it does not have is asked for THEN the name is to be checked', async () => {
    await expect(open({ model: 'Xenova/other' })).rejects.toThrow(/the model hub has no .*check the name/);
  });
});
