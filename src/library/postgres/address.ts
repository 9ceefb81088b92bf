/** Servers of a cluster that hold the same database, as one address each. */
export interface Address {
  /** A connection string for each server, in the order they are tried in. */
  servers: string[];
  /** Server and database, without user and password: for messages and logs. */
  name: string;
}

/**
 * Takes an address with several servers apart, as PostgreSQL's own library writes it:
 * `postgres://user:password@one:5432,two:5432/attache`.
 *
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
 */
export function addressOf(url: string): Address {
  const start = url.indexOf('://') + 3;
  const end = [...'/?'].map((sign) => url.indexOf(sign, start)).filter((at) => at >= 0);
  const path = Math.min(...end, url.length);
  const authority = url.slice(start, path);
  const at = authority.lastIndexOf('@') + 1;
  const hosts = authority.slice(at);
  const [database = ''] = url.slice(path).split('?');
  return {
    servers: hosts
      .split(',')
      .map((host) => `${url.slice(0, start)}${authority.slice(0, at)}${host}${url.slice(path)}`),
    name: `${hosts || 'this machine'}${database}`,
  };
}
