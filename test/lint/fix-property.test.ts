import { array, assert, asyncProperty, constantFrom, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyToFile, editsOf } from '../../src/lint/apply-fixes.ts';
import { runsTheSame } from '../../src/lint/runs-the-same.ts';
import { lintOf } from './lint-of.ts';

/** Pieces of documents, right and wrong, that any order may put together. */
const pieces = [
  '## Deploy', '## Rollback', '## Check', 'Run the following:', 'You should see:', 'Edit `app.yml`:', '⚠️ Never do this in production.',
  '```python\ngit tag v2\ngit push origin v2\n```', '```bash\n$ uptime\n up 3 days\n```', '```bash\ngit commit -m “first”\n```', '```sh\n# a comment\n$ ls -l\n$ df -h\n```',
  '```yaml\nimage: shop:2\n```', '```ruby\ncurl -fsS https://shop.test/health\n```', '```\nsystemctl restart web\n```', '```json\n{ "a": 1 }\n```', '```text\nweb is running\n```',
  '- Tell the team.', '1. Open the page.\n\n   ```php\n   docker compose up -d\n   ```', '> [!WARNING]\n> All data is lost.\n>\n> ```java\n> dropdb shop\n> ```', '```go\nssh admin@web1 sudo ...\n```',
  '~~~perl\nscp a.tar “$TARGET”:/srv\n~~~', '<!-- runbook: run=false -->', '<details><summary>Ubuntu</summary>\n\n```ini\napt install nginx\n```\n\n</details>',
];
const document = record({
  parts: array(constantFrom(...pieces), { minLength: 1, maxLength: 8 }),
  end: constantFrom('\n', '\r\n'),
  mark: constantFrom('', '\uFEFF'),
});

describe('a mend', () => {
  it('changes labels and characters, never what runs, and is not offered twice', async () => {
    await assert(asyncProperty(document, async ({ parts, end, mark }) => {
      const text = `${mark}${['# Runbook', ...parts].join('\n\n').replaceAll('\n', end)}${end}`;
      const before = await lintOf({ text });
      const fixable = before.messages.filter((m) => m.fix?.length);
      for (const chosen of [...fixable.map((m) => [m]), fixable]) {
        const fixed = applyToFile(text, editsOf(chosen));
        const after = await lintOf({ text: fixed });
        expect(runsTheSame(before.plan, after.plan)).toBe(true);
        // Line ends and the mark stay as they were.
        expect([fixed.startsWith('\uFEFF'), (fixed.match(/\r\n/g) ?? []).length, (fixed.match(/\n/g) ?? []).length]).toEqual([text.startsWith('\uFEFF'), (text.match(/\r\n/g) ?? []).length, (text.match(/\n/g) ?? []).length]);
        expect(editsOf(after.messages).length).toBeLessThanOrEqual(editsOf(before.messages).length - editsOf(chosen).length);
      }
    }), { numRuns: 60, seed: 20261121 });
  });
});
