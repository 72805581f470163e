import { describe, expect, it } from 'vitest';
import type { PlanAnswer } from '../../src/model/plan.ts';
import { matchQuestion } from '../../src/run/match-question.ts';
import { output, recordOf, rig } from './rig.ts';

const answers: PlanAnswer[] = [
  { question: "Username (leave blank to use 'ops'):", input: 'NAME', typed: 'ada' },
  { question: 'Email address:', input: 'MAIL', typed: 'a@x' },
  { question: 'Password:', input: 'PASS', typed: 'pw' },
  { question: 'Password (again):', input: 'PASS2', typed: 'pw' },
  { question: 'Continue? [y/N]', input: 'GO', typed: 'y' },
];
const values = { NAME: 'ada', MAIL: 'ada@x.example', PASS: 'hunter22hunter', PASS2: 'hunter22hunter', GO: 'y' };
const secrets = ['PASS', 'PASS2'];

/** A program that insists on a terminal and asks, by bash's own `read`. */
const program = (questions: readonly (readonly [string, string])[]): string =>
  `python3 -c '
import sys, getpass
assert sys.stdin.isatty()
got = []
for q, hidden in ${JSON.stringify(questions.map(([q, h]) => [q, h])).replaceAll("'", '\\u0027')}:
    got.append(getpass.getpass(q) if hidden else input(q))
print("got", got)
'`;

describe('a program that asks', () => {
  it('is answered from the transcript, in its order, passwords without echo and masked', async () => {
    const r = rig([{ code: program([["Username (leave blank to use 'root'): ", ''], ['Email address: ', ''], ['Password: ', 'x'], ['Password (again): ', 'x']]), answers }]);
    const result = await r.run({ answers: values, secrets });
    expect(result.outcome).toBe('done');
    expect(output(r.events)).toContain(`got ['ada', 'ada@x.example', '***', '***']`);
    expect(r.events.filter((e) => e.type === 'question-answered').map((e) => e.input)).toEqual(['NAME', 'MAIL', 'PASS', 'PASS2']);
    expect(JSON.stringify(recordOf(result))).not.toContain('hunter');
  });
  it('is answered in another order, and where it no longer asks everything', async () => {
    const r = rig([{ code: program([['Email address: ', ''], ["Username (leave blank to use 'root'): ", '']]), answers }]);
    expect((await r.run({ answers: values, secrets })).outcome).toBe('done');
    expect(output(r.events)).toContain(`got ['ada@x.example', 'ada']`);
  });
  it('that asks nothing at all just runs', async () => {
    const r = rig([{ code: 'echo fine', answers }]);
    expect((await r.run({ answers: values })).outcome).toBe('done');
  });
  it('something else is never answered blindly: without a terminal the step is stopped, and the question is named', async () => {
    const r = rig([{ code: program([['Drop all tables? ', '']]), answers }]);
    const result = await r.run({ answers: values });
    expect(result).toMatchObject({ outcome: 'failed', failure: { reason: expect.stringContaining('Drop all tables?') as string } });
    expect(output(r.events)).not.toContain('got');
  });
  it('something else is answered by the operator', async () => {
    const r = rig([{ code: program([['Really? ', ''], ['Email address: ', '']]), answers }]);
    await r.run({ answers: values, operator: { programAsks: async (_, question) => (question === 'Really?' ? 'certainly' : null) } });
    expect(output(r.events)).toContain(`got ['certainly', 'ada@x.example']`);
  });
  it('the same again gets no second answer from the transcript', async () => {
    const r = rig([{ code: program([['Email address: ', ''], ['Email address: ', '']]), answers }]);
    expect((await r.run({ answers: values })).failure?.reason).toContain('Email address:');
  });
  it('a slow silent program that ends its output without a newline is left alone', async () => {
    const r = rig([{ code: 'printf "Downloading… "; sleep 1; echo ok', answers }]);
    expect((await r.run({ answers: values })).outcome).toBe('done');
  });
});

describe('matching a question', () => {
  const match = (text: string): string | undefined => matchQuestion(text, answers)?.input;
  it.each([
    ['Password:', 'PASS'], ['Password (again):', 'PASS2'], ["Username (leave blank to use 'bob'):", 'NAME'], ['Warning: this drops data.\nContinue? [y/N]', 'GO'],
    ['Email   address:', 'MAIL'], ['It exists. Continue? [y/N]', 'GO'], ['Database password:', undefined], ['Old Password:', undefined], ['', undefined], ['Anything else', undefined],
  ])('“%s” is %s', (text, expected) => {
    expect(match(text)).toBe(expected);
  });
});

describe('on a terminal', () => {
  it('a step has one of the operator’s size, and what is typed goes to it', async () => {
    const r = rig([{ code: 'test -t 0 && test -t 1 && stty size; read -r line; echo "read:$line"' }]);
    let type: (text: string) => void = () => undefined;
    let released = 0;
    const running = r.run({
      operator: { terminal: true },
      world: { terminal: { size: () => ({ columns: 97, rows: 33 }), take: (typed) => ((type = typed), () => void (released += 1)) } },
    });
    for (let i = 0; i < 300 && !output(r.events).includes('33 97'); i += 1) await new Promise((resolve) => void setTimeout(resolve, 10));
    type('hello\r');
    expect((await running).outcome).toBe('done');
    expect(output(r.events)).toContain('33 97');
    expect(output(r.events)).toContain('read:hello');
    expect(released).toBe(1);
  });
  it('Ctrl-C goes to the step, which is then failed as interrupted, and the operator decides', async () => {
    const r = rig(['echo up; sleep 20', 'echo next']);
    let type: (text: string) => void = () => undefined;
    const running = r.run({
      operator: { terminal: true, afterFailure: async (f) => (f.reason?.includes('interrupted') ? { do: 'skip', note: 'enough' } : { do: 'stop' }) },
      world: { terminal: { size: () => ({ columns: 80, rows: 24 }), take: (typed) => ((type = typed), () => undefined) } },
    });
    for (let i = 0; i < 300 && !output(r.events).includes('up'); i += 1) await new Promise((resolve) => void setTimeout(resolve, 10));
    // Bash loses a SIGINT that comes while it forks; a person is slower than that.
    await new Promise((resolve) => void setTimeout(resolve, 300));
    type('\x03');
    expect((await running).outcome).toBe('done');
    expect(output(r.events)).toContain('next');
  });
});
