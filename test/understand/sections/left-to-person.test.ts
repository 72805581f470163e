import { describe, expect, it } from 'vitest';
import type { InlineCode, Prose } from '../../../src/model/document.ts';
import { planDocument } from '../../../src/plan-document.ts';
import { explainText } from '../../../src/show/explain-text.ts';
import type { SpanReading } from '../../../src/understand/reading.ts';
import { leftToPerson } from '../../../src/understand/sections/left-to-person.ts';
import { closeMargin, marginFor } from '../../../src/understand/sections/read-spans.ts';
import { closeEvidence } from '../../../src/lint/rules/close-evidence.ts';
import { speaker } from '../../../src/words/say.ts';
import { understood } from './understood.ts';

const under = (body: string): string => `# Deploying the sorter\n\n## Deploy\n\n${body}\n`;
const planOf = (body: string) => planDocument(new TextEncoder().encode(under(body)), 'notes.md', { fragment: null, all: true });
const untold = '- `beltctl halt --all` and the lamps go out.';
const told = '- Halt the belt when `make belt` stands still.';

describe('an inline command for which little more speaks than against', () => {
  it('wants a greater lead where nothing tells to run it', () => {
    expect(marginFor(new Map())).toBe(closeMargin.untold);
    expect(marginFor(new Map([['in an instruction', '']]))).toBe(closeMargin.told);
    expect(closeMargin.told).toBeLessThan(closeMargin.untold);
  });

  it('is not run, and named among what is left out, with what would settle it', async () => {
    const { plan } = await planOf(untold);
    expect(plan.steps).toEqual([]);
    expect(plan.skipped).toEqual([{ line: 5, endLine: 5, role: 'mention', reason: expect.stringContaining('“beltctl halt --all”') as string }]);
    expect(plan.skipped[0]?.reason).toContain('`<!-- runbook: kind=shell -->`');
  });

  it('is a step for a person, who sees it whole, where its sentence tells to do something', async () => {
    const { plan } = await planOf(told);
    expect(plan.steps.map((s) => [s.kind, 'text' in s ? s.text : ''])).toEqual([['manual', 'Halt the belt when make belt stands still.']]);
  });

  it('is run where the author says so, and left where he says that it is shown', async () => {
    for (const body of [untold, told]) {
      const { plan } = await planOf(`<!-- runbook: kind=shell -->\n${body}`);
      expect(plan.steps.map((s) => s.kind)).toContain('shell');
      const shown = await planOf(`<!-- runbook: kind=sample -->\n${body}`);
      expect(shown.plan.steps.filter((s) => s.kind === 'shell')).toEqual([]);
      expect(shown.plan.skipped.filter((s) => s.reason !== 'kind=sample')).toEqual([]);
    }
    const { plan } = await planOf('<!-- runbook: kind=sample -->\n1. Run `systemctl restart sorter.service` on the host.');
    expect(plan.steps.filter((s) => s.kind === 'shell')).toEqual([]);
  });

  it('says so to the writer, on its line, until he has spoken', async () => {
    const found = async (body: string): Promise<string[]> => {
      const { document, procedure, plan } = await planOf(body);
      return (await closeEvidence.check({ document, procedure, plan, exists: null, say: (both) => both.en })).map((f) => `${f.line}: ${f.message} ${f.note ?? ''}`);
    };
    expect(await found(told)).toEqual(['5: Unexpected doubt whether `make belt` is run here, expected one word that settles it If it is typed here, put “Run” or a colon just before it, or say `<!-- runbook: kind=shell -->` before its line; else `<!-- runbook: kind=sample -->`.']);
    expect(await found(untold)).toHaveLength(1);
    expect(await found(`<!-- runbook: kind=shell -->\n${told}`)).toEqual([]);
    expect(await found('1. Run `systemctl restart sorter.service` on the host.')).toEqual([]);
  });

  it.each([['en', 'because: the evidence for running “beltctl halt --all” is close', '“make belt” is left to you'], ['fr', 'parce que : les indices pour exécuter « beltctl halt --all »', '« make belt » vous est laissée']] as const)('is explained on its line: %s', async (language, left, asked) => {
    const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
    const explained = async (body: string): Promise<string> => plain(explainText((await planOf(body)).procedure, 5, speaker(language), (_, text) => text));
    expect(await explained(untold)).toContain(left);
    expect(await explained(told)).toContain(asked);
  });
});

describe('a statement for a console that the text opens nowhere', () => {
  it('is not lost where it is told: a person does it, or the plan names it', async () => {
    const { plan } = await planOf('1. `SELECT count(*) FROM parcels;`');
    expect(plan.steps.filter((s) => s.kind !== 'manual')).toEqual([]);
    expect(JSON.stringify([plan.steps, plan.skipped])).toContain('SELECT count(*) FROM parcels;');
  });
});

describe('commands of one rank', () => {
  it.each([
    ['run together', '- In the hall `git fetch`, `git checkout v3`, `make belts`.', ['git fetch', 'git checkout v3', 'make belts']],
    ['are forbidden together', 'Never use `chmod 777 /hall`, `chown nobody /hall` or `rm -r /hall`.', []],
    ['but not what a bracket remarks on the first', '1. Run `make belt BELT=3` (`set -x BELT 3; make belt` for fish)', ['make belt BELT=3']],
  ])('%s', async (_, body, runs) => {
    expect((await understood(under(body))).runs).toEqual(runs);
  });
});

describe('what is left to a person', () => {
  const prose = (text: string): Prose => ({ kind: 'prose', shape: 'paragraph', text, codes: [], links: [], marker: null, ordered: false, checked: null, place: { line: 1, endLine: 1, column: 1 }, around: { itemLine: null, depth: 0, quoted: false, admonition: null, tab: null } });
  const code: InlineCode = { text: 'make belt', place: { line: 1, endLine: 1, column: 1 }, start: 0, end: 9 };
  const span = (index: number, role: 'run' | 'mention', left?: SpanReading['left']): SpanReading => ({ index, prose: prose(`p${index}`), spans: [code], role, source: `make ${index}`, evidence: [], open: null, ...(left ? { left } : {}) });

  it('is asked for once a paragraph where it is told, named where it is not or where the paragraph has a step', () => {
    const close = (toldToRun: boolean) => ({ why: 'close', told: toldToRun }) as const;
    const { manual, shown } = leftToPerson([span(1, 'mention', close(true)), span(1, 'mention', close(true)), span(2, 'mention', close(false)), span(3, 'mention', close(true)), span(3, 'run'), span(4, 'mention', close(true)), span(5, 'mention')], new Set([4]));
    expect(manual.map((m) => m.index)).toEqual([1]);
    expect(shown.map((s) => s.index)).toEqual([2, 3]);
  });
});
