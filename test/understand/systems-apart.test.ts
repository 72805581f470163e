/** Systems and their releases, in whatever form a document sets them beside each other: each is a choice, none is left without its question. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { alternativesInside } from '../../src/understand/blocks/alternatives-inside.ts';
import { variantOf } from '../../src/understand/sections/variant-of.ts';

const planned = async (text: string, file = 'shop.md') => (await planDocument(Buffer.from(text), file, { fragment: null, all: true })).plan;
const whens = async (text: string, file?: string) => (await planned(text, file)).steps.map((s) => Object.values(s.when)[0] ?? null);

describe('block titles above blocks one after the other', () => {
  const blocks = (...titles: readonly string[]): string => `= Shop\n\n== Install\n\n${titles.map((t, n) => `.${t}\n----\nsudo dnf install shop-${n}\n----\n\n`).join('')}`;
  it.each([
    [['DEB: Debian, Mint and others', 'RPM: Fedora', 'Homebrew (macOS)'], ['DEB', 'RPM', 'Homebrew']],
    [['Light the hall (Oracle)', 'Light the hall (MySQL)'], ['Oracle', 'MySQL']],
    [['Light it with Oracle', 'Light it with MySQL'], ['Oracle', 'MySQL']],
  ])('are a choice: %j', async (titles, options) => expect(await whens(blocks(...titles), 'shop.adoc')).toEqual(options));
  it.each([[['Start Oracle', 'Start Redis']], [['Build the shop', 'Ship the shop']]])('are none: %j', async (titles) => {
    expect(await whens(blocks(...titles), 'shop.adoc')).toEqual([null, null]);
  });
});

it('tabs of two releases of one system are two options, and known again', async () => {
  const tabs = (command: string): string => `\n<Tabs>\n${['Alma / RHEL / Oracle Linux / CentOS 7', 'Alma / RHEL / Oracle Linux 8', 'Debian 11'].map((label, n) => `<TabItem value="${n}" label="${label}">\n\n\`\`\`sh\n${command} ${n}\n\`\`\`\n\n</TabItem>\n`).join('')}</Tabs>\n`;
  const { inputs, steps } = await planned(`# Shop\n\n## Install\n${tabs('dnf install shop')}\nThen light it:\n${tabs('systemctl start shop')}`);
  const options = ['Alma / RHEL / Oracle Linux / CentOS 7', 'Alma / RHEL / Oracle Linux 8', 'Debian 11'];
  expect(inputs.map((i) => i.options)).toEqual([options]);
  expect(steps.map((s) => Object.values(s.when)[0])).toEqual([...options, ...options]);
});

it('lines over blocks that each name a system are a choice', async () => {
  expect(await whens('# Shop\n\nRocky Linux or compatible\n\n```sh\ndnf install shop\n```\n\nDebian Linux or compatible\n\n```sh\napt install shop\n```\n')).toEqual(['Rocky Linux', 'Debian Linux']);
});

it('a system with nothing to do is one of them all the same', async () => {
  expect(await whens('# Shop\n\n## Install\n\n### Fedora\n\n```sh\ndnf install shop\n```\n\n### SUSE Linux Enterprise Server\n\nIt is there.\n\n### Void Linux\n\n```sh\nxbps-install shop\n```\n')).toEqual(['Fedora', 'Void Linux']);
});

it.each([['CentOS Linux 7', 'centos'], ['Red Hat Enterprise Linux 8.4', 'rhel'], ['CentOS Stream 9', 'centos'], ['openSUSE Leap', 'suse'], ['SLES 15', 'sles'], ['openSUSE/SLES', 'suse+sles']])('"%s" is a system by itself', (text, key) => {
  expect(variantOf(text)).toMatchObject({ kind: 'system', key, rest: '' });
});

describe('what stands below the last of the systems in one block', () => {
  const parts = (after: string): unknown => alternativesInside(`# Debian\napt install shop\n\n# Fedora\ndnf install shop\n\n${after}`)?.map((p) => p.variant?.label ?? null);
  it('is for all where a comment says what comes next', () => expect(parts('# Light it\nshop light')).toEqual(['Debian', 'Fedora', null]));
  it.each(['shop light', '# Or by hand\nshop light', '# With the script\nshop light', '# Docker\ndocker run shop'])('is not: %s', (after) => expect(parts(after)).toEqual(['Debian', 'Fedora']));
});
