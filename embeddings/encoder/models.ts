import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { download, type Progress } from './hub.ts';

/** The encoder this repository ships, used unless another is configured. */
export const SHIPPED_MODEL = 'attache-static-ko-en';

/** The reader this repository ships, used unless another is configured. */
export const SHIPPED_READER = 'attache-reader-ko-en';

const SHIPPED_FOLDER = fileURLToPath(new URL('../model/', import.meta.url));

/** The graph and its weights in a model folder. */
export const MODEL_FILE = 'onnx/model_quantized.onnx';

/** The files a model folder must have, as @xenova/transformers looks for them. */
export const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', MODEL_FILE] as const;

export interface ModelPlace {
  /** Where model folders from the hub are kept, one folder a model. */
  cacheDir: string;
  /** The hub, or a mirror of it in the same layout: `{hub}/{model}/resolve/main/{file}`. */
  hubUrl: string;
  onProgress?: (progress: Progress) => void;
}

/** The folder of a model that is in this repository. */
export const shippedFolder = (name: string): string => join(SHIPPED_FOLDER, name);

/** Names of the models in `embeddings/model/`. */
export function shippedModels(): string[] {
  return readdirSync(SHIPPED_FOLDER).filter((name) => existsSync(join(SHIPPED_FOLDER, name, 'config.json')));
}

/**
 * The folder with the files of `model`: one shipped here, or one from the hub, downloaded when it is not there yet.
 *
 * @throws Problem when the hub cannot be reached, has no such model, or sends what it did not promise.
 */
export async function modelFolder(model: string, place: ModelPlace): Promise<string> {
  const shipped = join(SHIPPED_FOLDER, model);
  if (!model.includes('/') && existsSync(join(shipped, 'config.json'))) return shipped;
  return download(model, MODEL_FILES, place);
}
