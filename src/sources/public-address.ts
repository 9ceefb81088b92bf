import { lookup as resolve } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { refusal } from '../refusal.ts';

/** Which address and port may be connected to. */
export type Allowed = (address: string, port: number) => boolean;

const WEB_PORTS: readonly number[] = [80, 443];

/** Answers inside every machine of Azure with what is that machine's own, though the address looks public. */
const AZURE = '168.63.129.16';

/**
 * An IPv4 address in IPv6 clothes is judged by what it is: `::ffff:127.0.0.1`, and the older `::127.0.0.1`
 * (RFC 4291, 2.5.5.1).
 */
function asIPv4(address: string): ipaddr.IPv4 | null {
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return parsed as ipaddr.IPv4;
  const six = parsed as ipaddr.IPv6;
  if (six.isIPv4MappedAddress()) return six.toIPv4Address();
  const bytes = six.toByteArray();
  if (bytes.slice(0, 12).some((byte) => byte !== 0)) return null;
  return new ipaddr.IPv4(bytes.slice(12));
}

/** A web server on the public Internet: no private, loopback, link-local or otherwise special range, no other port. */
export function isPublic(address: string, port: number): boolean {
  if (!ipaddr.isValid(address) || !WEB_PORTS.includes(port)) return false;
  const plain = asIPv4(address) ?? ipaddr.process(address);
  return plain.range() === 'unicast' && plain.toString() !== AZURE;
}

const notPublic = (host: string) =>
  refusal(
    [
      `${host} is not a public address`,
      'Give a link that anyone on the Internet can open, or upload the file',
    ],
    [`${host}은(는) 공개된 주소가 아닙니다`, '누구나 열 수 있는 링크를 주시거나 파일을 올려 주십시오'],
  );

const unknownHost = (host: string) =>
  refusal(
    [`${host} cannot be found`, 'Check the link'],
    [`${host}을(를) 찾을 수 없습니다`, '링크를 확인해 주십시오'],
  );

/**
 * The one address a connection to `host` may use. Every address the name has must be public, and the connection is
 * then made to the address checked, so that a name cannot point elsewhere between the check and the connection.
 *
 * @throws Refusal when it has none, or one that is not public.
 */
export async function pinned(
  host: string,
  port: number,
  allowed: Allowed,
): Promise<{ address: string; family: number }> {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  const found = family ? [{ address: bare, family }] : await resolve(bare, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) throw unknownHost(bare);
  if (!found.every(({ address }) => allowed(address, port))) throw notPublic(bare);
  return first;
}
