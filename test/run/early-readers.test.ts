import { describe, expect, it } from 'vitest';
import { letWritersEnd } from '../../src/shell/early-readers.ts';
import { output, recordOf, rig } from './rig.ts';

const secret = 'LC_ALL=C tr -dc A-Za-z </dev/urandom | head -c 20 | wc -c';

describe('a program whose reader has read enough', () => {
  it.each([
    ['head', secret, /^20\n$/],
    ['grep -q', 'seq 1000000 | grep -q 17 && echo there', /^there\n$/],
    ['grep -qi', 'if seq 1000000 | grep -qi 7; then echo seven; fi', /^seven\n$/],
    ['a loop that leaves', 'seq 1000000 | while read -r n; do echo "$n"; break; done', /^1\n$/],
    ['a group that reads a line', 'seq 1000000 | { read -r n; echo "$n"; }', /^1\n$/],
    ['set -x, which shows the block alone', 'set -x\nseq 1000000 | head -n 1', /^(?:\+\+? (?:seq 1000000|head -n 1)\n|1\n)+$/],
    ['a substitution', 'first=$(seq 1000000 | head -n 1); echo "$first"', /^1\n$/],
    ['yes', 'yes | read -r answer; echo on', /^on\n$/],
    ['a here document', 'cat <<END | head -n 1\none\ntwo\nEND\necho on', /^one\non\n$/],
    ['a loop', 'while :; do echo again; done | head -n 1', /^again\n$/],
    ['a function', 'list() { seq 1000000; }; list | sed 1q', /^1\n$/],
    ['a line that goes on', 'seq 1000000 \\\n  | head -n 1', /^1\n$/],
    ['one of several readers', 'seq 1000000 | sort -n | head -n 2 | tail -n 1', /^2\n$/],
  ])('%s', async (_, code, shown) => {
    const r = rig([{ code }]);
    const result = await r.run();
    expect(output(r.events)).toMatch(shown);
    expect(result.outcome).toBe('done');
    expect(recordOf(result).findLast((l) => l.type === 'intent')).toMatchObject({ code });
  });
  it.each([
    ['that fails by itself', '(exit 3) | head -n 1; echo wrong', 3],
    ['that is a function whose first command fails', 'many() { false; echo wrong >&2; }; many | head -n 1; echo wrong', 1],
    ['whose reader fails', 'seq 10 | grep -q none; echo wrong', 1],
    ['whose reader is no early one', 'bash -c "kill -PIPE \\$\\$" | cat; echo wrong', 141],
    ['where the block has the say', 'set -o pipefail; seq 1000000 | head -n 1; echo wrong', 141],
  ])('fails where it is one %s', async (_, code, status) => {
    const r = rig([{ code }]);
    expect(await r.run()).toMatchObject({ outcome: 'failed', failure: { exitCode: status } });
    expect(output(r.events)).not.toContain('wrong');
  });
  it('leaves a code alone that looks at the status, or that it cannot parse', () => {
    for (const code of ['seq 9 | head -1; echo "${PIPESTATUS[0]}"', 'if a | head -1; then', 'a | cat', 'a | sed s/q/r/']) expect(letWritersEnd(code)).toBe(code);
  });
});
