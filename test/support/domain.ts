import { loadConfig } from '../../src/config.ts';

/** Whether the domain is on that knows states: what only it can tell is not asked of any other (`npm run test:general`). */
export const knowsStates = loadConfig().domains.includes('diplomacy');
