import { conventionOf } from '../encoder/conventions.ts';
import type { EncoderOptions } from '../encoder/encoder.ts';
import { fingerprintOf } from '../encoder/fingerprint.ts';
import { modelFolder, SHIPPED_MODEL } from '../encoder/models.ts';
import type { Encoder } from '../encoder/types.ts';

/** An encoder by what it is, to be opened when something has to be encoded. */
export interface EncoderSource extends Pick<Encoder, 'name' | 'fingerprint'> {
  open(): Promise<Encoder>;
}

/**
 * Finds the encoder, or downloads it, but loads neither it nor the library that runs it: most runs of `npm run index`
 * find nothing to encode.
 *
 * @throws Problem as `openEncoder` does.
 */
export async function encoderSource(options: EncoderOptions): Promise<EncoderSource> {
  const name = options.model ?? SHIPPED_MODEL;
  const folder = await modelFolder(name, options);
  return {
    name,
    fingerprint: await fingerprintOf(folder, conventionOf(name)),
    open: async () => (await import('../encoder/encoder.ts')).openEncoder(options),
  };
}
