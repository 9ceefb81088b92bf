import type { DomainName } from '../config.ts';
import { diplomacy } from './diplomacy/diplomacy.ts';
import { general } from './general/general.ts';
import type { Domain } from './types.ts';

const DOMAINS: Record<DomainName, Domain> = { diplomacy };

/** The domain in use: of those turned on the first, or with all of them off what any trade has. */
export const domainOf = ([name]: readonly DomainName[]): Domain => (name ? DOMAINS[name] : general);
