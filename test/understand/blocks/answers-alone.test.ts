/** What a look prints under it, without a prompt, is no command. */
import { expect, test } from 'vitest';
import { fence, lastBlock } from './read-one.ts';

test.each([
  ['a verdict', ['openssl verify -CAfile root.crt bell.crt', 'bell.crt: OK'], 'bell.crt: OK'],
  ['verdicts of sums', ['sha256sum -c SUMS', 'bell.iso: FAILED', './out/lamp.tgz: OK'], 'bell.iso: FAILED\n./out/lamp.tgz: OK'],
  ['a verdict in French', ['sha256sum -c SOMMES', 'cloche.iso: Réussi'], 'cloche.iso: Réussi'],
  ['a state', ['systemctl is-active bell', 'active'], 'active'],
  ['a state that is not wanted', ['systemctl is-enabled bell', 'disabled'], 'disabled'],
  ['a word of a service', ['curl -s localhost/bell', 'ok'], 'ok'],
  ['a number', ['grep -c bell rooms', '3'], '3'],
  ['a word that is a program', ["docker inspect -f '{{.State.Running}}' bell", 'true'], 'true'],
])('%s', async (_, lines, expected) => {
  const read = await lastBlock(`# Bells\n\nLook:\n\n${fence('', ...lines)}\n`);
  expect([read.commands, read.expected]).toEqual([[lines[0]], expected]);
});

test('states between looks', async () => {
  const read = await lastBlock(`# Bells\n\nLook:\n\n${fence('', 'systemctl is-active bell', 'active', 'systemctl is-enabled bell', 'enabled')}\n`);
  expect([read.commands, read.expected]).toEqual([['systemctl is-active bell', 'systemctl is-enabled bell'], 'active\nenabled']);
});

test.each([
  ['behind what does something', ['./ring.sh', 'true']],
  ['before another command', ['cat rooms', 'true', 'cat bells']],
])('a program is typed %s', async (_, lines) => {
  expect((await lastBlock(`# Bells\n\nRun:\n\n${fence('sh', ...lines)}\n`)).commands).toEqual(lines);
});
