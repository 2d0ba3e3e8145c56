import { BlockList, isIPv6 } from 'node:net';

// Two lists: in one, Node would hold every IPv4 address against the IPv6 range that maps them.
const closed4 = new BlockList();
const closed6 = new BlockList();
/** This machine, private networks, and what is no public host's (IANA's special-purpose registries). */
const v4: readonly [string, number][] = [
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
/** Besides those, the ranges that carry an IPv4 address inside: what they lead to is not looked into. */
const v6: readonly [string, number][] = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [network, bits] of v4) closed4.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of v6) closed6.addSubnet(network, bits, 'ipv6');

/** True for an IP address that any host on the internet may have: not this machine, not its network. */
export function isPublicAddress(address: string): boolean {
  return isIPv6(address) ? !closed6.check(address, 'ipv6') : !closed4.check(address, 'ipv4');
}
