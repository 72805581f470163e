// The library: carries a plan out, tells what happens, and checks the record. It prints nothing and ends no process; what is decided, this program decides.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makePlan, nodeWorld, planHash, readDocument, readyPlan, run, RunJournal, understand, verify, type Operator } from 'runbook';

const text = '# Greet\n\n1. Say hello:\n\n```bash\necho "hello <name>"\n```\n\n2. Look at the dashboard.\n';
const cwd = await mkdtemp(join(tmpdir(), 'library-'));
const documentPath = join(cwd, 'greet.md');
await writeFile(documentPath, text);

const plan = makePlan(understand(await readDocument(new TextEncoder().encode(text), 'greet.md')), { fragment: null, all: false });
const ready = readyPlan({
  plan, planHash: planHash(plan), answers: { NAME: 'world' }, run: plan.steps.map((step) => step.id), leftOut: [],
  consent: { ordinary: true, destroy: false, manual: 'skip' }, cwd, documentPath, documentText: text,
});

/** Agrees to what reads or changes, to nothing that destroys. */
const operator: Operator = {
  terminal: false,
  beforeStep: async (step) => ({ do: step.effect === 'destroy' ? 'stop' : 'run' }),
  afterFailure: async () => ({ do: 'stop' }),
  manualStep: async () => ({ do: 'skip', note: 'nobody is here' }),
  unknownStep: async () => ({ do: 'pause', note: '' }),
  whichFile: async () => null,
  programAsks: async () => null,
  confirmEdit: async () => false,
};

const world = nodeWorld(null);
const journal = await RunJournal.create({ runsDir: join(cwd, 'runs'), documentPath, fragment: null, cwd, now: world.now });
const { outcome } = await run(ready, {
  world, journal, operator, language: 'en', version: '1', resume: null, resumeCommand: () => '',
  listener: (event) => {
    if (event.type === 'output') console.log('output:', event.text.trim());
    if (event.type === 'step-done') console.log('done:', event.id, event.exitCode);
    if (event.type === 'step-skipped') console.log('skipped:', event.id, event.reason);
  },
});
const { verdict } = await verify(journal.folder, []);
console.log(`${basename(documentPath)}: ${outcome}, its record ${verdict}`);
