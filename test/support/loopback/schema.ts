import { existsSync, readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Discord's own description of its API, where it lies beside the repository. */
const DESCRIPTION = new URL('../../../../shared/discord/openapi.json', import.meta.url);

export const schemaThere = existsSync(DESCRIPTION);

type Check = (method: string, path: string, body: unknown) => string[];

/**
 * Checks a body against Discord's API description; finds nothing where that is not there.
 *
 * @returns for a path such as `/channels/1/messages` what is wrong with its body, one line each.
 */
export const faultsOf: Check = schemaThere ? validator() : () => [];

function validator(): Check {
  const description = JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
  const ajv = new Ajv.default({ strict: false, allErrors: false, validateSchema: false });
  addFormats.default(ajv);
  ajv.addFormat('snowflake', /^\d+$/);
  ajv.addFormat('nonce', true);
  ajv.addSchema(description, 'discord');
  const routes = Object.keys(description.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    literal: path.replace(/\{[^}]+\}/g, '').length,
  }));
  routes.sort((a, b) => b.literal - a.literal);
  const compiled = new Map<string, ValidateFunction | null>();
  return (method, path, body) => {
    const route = routes.find(
      ({ pattern, path: template }) => pattern.test(path) && description.paths[template][method],
    );
    if (!route) return [`${method} ${path}: Discord has no such route`];
    const key = `${method} ${route.path}`;
    if (!compiled.has(key)) {
      const content = description.paths[route.path][method].requestBody?.content?.['application/json'];
      const pointer = `discord#/paths/${route.path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`;
      compiled.set(key, content ? ajv.compile({ $ref: encodeURI(pointer) }) : null);
    }
    const check = compiled.get(key);
    if (!check || check(body)) return [];
    return (check.errors ?? [])
      .slice(0, 5)
      .map(({ instancePath, message }) => `${key} ${instancePath} ${message}`);
  };
}
