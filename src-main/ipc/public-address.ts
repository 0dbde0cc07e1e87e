/**
 * Which internet addresses may be fetched: those of the public internet only. Otherwise an article could make Chancery ask
 * the analyst's own router, a server of the organisation, or a cloud machine's metadata service. The ranges are those of
 * the IANA special-purpose address registries (RFC 6890, as of 2025).
 */
import { BlockList, isIP } from 'node:net';

const SPECIAL_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Of IPv6 only 2000::/3 is given out to the public internet; these parts of it are special, or carry an IPv4 address. */
const SPECIAL_V6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [network, prefix] of SPECIAL_V4) special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of SPECIAL_V6) special.addSubnet(network, prefix, 'ipv6');

const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** True for an IPv4 or IPv6 address, in its usual spelling, that belongs to a host of the public internet. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !special.check(address, 'ipv4');
  // Scoped addresses (fe80::1%eth0) and IPv4-mapped ones (::ffff:127.0.0.1) are outside 2000::/3.
  return version === 6 && global6.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Names that never mean a host of the public internet (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
const LOCAL_NAMES =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|example|alt|onion)$/i;

/**
 * Says in words why an address may not be fetched, or null. The host's own address is checked when it is connected to: see
 * `isPublicAddress`.
 */
export function findAddressProblem(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return 'This is not a whole web address. It begins with https://.';
  if (url.protocol !== 'https:') return 'Only addresses that begin with https:// are fetched.';
  if (url.username !== '' || url.password !== '')
    return 'Addresses with a name and password are not fetched.';
  if (url.port !== '') return 'Only the usual port of https is used.';
  // The parser has already turned decimal, octal and hexadecimal spellings into the usual one.
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isLiteral = isIP(host) !== 0;
  if (isLiteral ? !isPublicAddress(host) : LOCAL_NAMES.test(host) || !host.includes('.'))
    return 'Addresses of private networks are not fetched.';
  return null;
}
