/** How far a build has come: sources, MB of the encoder, documents, passages. `linking`, `preparing`: what is derived from them. */
export interface Progress {
  step: 'fetching' | 'downloading' | 'reading' | 'embedding' | 'linking' | 'preparing' | 'publishing';
  done: number;
  total: number;
}
