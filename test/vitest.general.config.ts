import { defineConfig, mergeConfig } from 'vitest/config';
import everything from './vitest.config.ts';

/** What is about states, and is tested with the domain on only. */
const ABOUT_STATES: string[] = [];

/** All that holds for any trade, with every domain off: `npm run test:general`. */
export default mergeConfig(
  everything,
  defineConfig({ test: { env: { DOMAINS: '' }, exclude: ['**/node_modules/**', ...ABOUT_STATES] } }),
);
