/** What a here-document holds says nothing of the command that writes it: the arguments and the usage in it are those of what is written. */
import { describe, expect, it } from 'vitest';
import { fence, lastBlock } from './read-one.ts';

const under = (...lines: readonly string[]): string => `# Belts\n\n## Deploy\n\nWrite the helper:\n\n${fence('bash', ...lines)}\n`;

describe('a command that writes a script', () => {
  it.each([
    ['with numbered arguments', ["cat > weigh.sh <<'EOF'", '#!/bin/sh', 'HALL="$1"', 'weigh "${2:-north}" "$HALL"', 'EOF', 'chmod +x weigh.sh']],
    ['with all arguments, as root', ["sudo tee /usr/local/bin/weigh <<'EOF' > /dev/null", '#!/bin/sh', 'exec scales "$@"', 'EOF']],
    ['for awk', ["cat > sum.awk <<'EOF'", '{ print $1 }', 'EOF']],
    ['with how it is used', ["cat > belt.sh <<'EOF'", '#!/bin/sh', 'echo use: $0 {start|stop}', '[ $1 = start ] && belt up', 'EOF', 'sh belt.sh start']],
  ])('runs: %s', async (_, lines) => {
    const block = await lastBlock(under(...lines));
    expect(block.role).toBe('run');
    expect(block.source).toBe(lines.join('\n'));
  });

  it('is another thing than the script itself', async () => {
    expect((await lastBlock(under('HALL="$1"', 'cp "$2" "/srv/$HALL/list.txt"'))).role).toBe('config');
  });

  it('ends where its document ends', async () => {
    expect((await lastBlock(under("cat > a <<'EOF'", 'x', 'EOF', 'cp "$1" b'))).role).toBe('config');
  });
});
