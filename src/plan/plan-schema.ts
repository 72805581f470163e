/** The schema of the plan (`runbook-plan/1`): the published JSON Schema is made of it, and tests hold every plan against it. */
import { z } from 'zod';
import type { Plan } from '../model/plan.ts';

const effect = z.enum(['read', 'change', 'destroy', 'unknown']);
const texts = z.record(z.string(), z.string());
const line = z.int().min(1);
const id = z.string().regex(/^[A-Za-z0-9][\w.-]*$/);

const guard = z.strictObject({
  kind: z.enum(['not-in', 'irreversible', 'warning', 'optional', 'condition']),
  environment: z.string().nullable().describe('For not-in: the environment.'),
  text: z.string().describe("The document's own sentence."),
  line,
});

const sessionKind = z.enum(['host', 'container', 'user', 'client']);

const input = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
  kind: z.enum(['text', 'secret', 'version', 'file', 'choice']),
  source: z.enum(['placeholder', 'variable', 'example', 'answer', 'choice', 'declared']),
  written: z.array(z.string()).describe('All the forms it has in the document.'),
  example: z.string().nullable(), default: z.string().nullable(), options: z.array(z.string()).nullable(),
  required: z.boolean(), secret: z.boolean(), pattern: z.string().nullable(),
  context: z.string().nullable().describe('The sentence around its first occurrence.'),
  line, usedBy: z.array(id), namedBy: z.array(id).optional(),
  guarded: z.boolean().describe('Its value is read a second time by a program, so only harmless characters are taken.'),
  argument: z.boolean().describe('A value with a leading - would be taken for an option.'),
  inJson: z.literal(true).optional().describe('It stands in a text of JSON: a value with a quote, a backslash or a line break is refused.'),
});

const step = {
  id: id.describe('Stable, unique in the document, can be typed.'),
  title: z.string(),
  section: z.string().describe('Fragment of the section.'),
  line, endLine: line,
  written: z.string().describe("The document's own text."),
  inputs: z.array(z.string()).describe('Names of the inputs it needs.'),
  effect,
  effects: z.array(z.strictObject({ command: z.string(), effect, why: z.string() })),
  guards: z.array(guard),
  when: texts.describe('Choice input → the option that the step belongs to.'),
  undo: z.string().nullable().describe("A step's id or a command that takes it back, said by the author."),
  undoBy: z.strictObject({ kind: z.enum(['shell', 'manual']), code: z.string(), inputs: z.array(z.looseObject({ name: z.string() })).describe('As the inputs of the plan.') }).optional().describe('The step that `undo` names, where the plan does not have it.'),
  corrections: texts.describe('What the author said of it.'),
  open: z.string().nullable().describe('Why it cannot run as it stands.'),
  inside: z.strictObject({ kind: sessionKind, command: z.string(), line, step: id.nullable().describe('The step that opens the session, where the plan has it.') }).optional().describe('The session that a person types it into: it does not run here.'),
};

const session = z.strictObject({
  kind: sessionKind, command: z.string(), typed: z.string().describe('The lines of its own text that are typed into the session, inputs as in `code`.'), steps: z.array(id).describe('The later steps that are typed into it.'),
}).describe('A shell or client that it opens, for lines that a person types.');

const goal = z.strictObject({ line: z.number(), title: z.string() }).nullable().describe('A step of the document; null for the next one.');
const ways = z.strictObject({ so: z.string(), line: z.number(), to: goal, otherwise: goal }).describe('Where the run goes on by whether this is printed, as the text on that line says.');
const stays = z.strictObject({ command: z.string(), kind: z.enum(['server', 'worker', 'follows', 'connection']) }).describe('The command in it that goes on until one stops it; without a terminal it is not started.');

const executed = {
  code: z.string().describe('What will run: each input as a quoted reference to its variable.'),
  commands: z.array(z.string()).describe('The single commands in order, prompts and output off.'),
  interactive: z.boolean(),
  answers: z.array(z.strictObject({ question: z.string(), input: z.string(), typed: z.string() })),
  expect: z.string().nullable(),
};

const steps = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shell'), ...step, ...executed, language: z.literal('bash'), session: session.optional(), stays: stays.optional(), gate: z.string().optional().describe('What has to be printed for the run to go on.'), ways: ways.optional() }),
  z.strictObject({ kind: z.literal('script'), ...step, ...executed, language: z.string(), interpreter: z.string().describe('What runs it.'), client: z.string().optional().describe('For a client of a database: the command that is given the code, with host, user and database.') }),
  z.strictObject({
    kind: z.literal('edit'), ...step, code: z.string().describe('The fragment to bring about, inputs as ${NAME}.'),
    file: z.string().nullable().describe('As the text names it.'), fileInput: z.string().nullable().describe('The input that says it, where the text does not.'), syntax: z.string(), creates: z.literal(true).optional().describe('The text has the file made: where it is not there, it is.'),
    replaces: z.string().optional().describe('The lines that `code` takes the place of, as the document shows them.'), adds: z.literal(true).optional().describe('The text has it added to what is there.'), way: z.enum(['append', 'prepend', 'comment', 'uncomment']).optional().describe('What is done with the lines shown: put at the end, put as an entry above the others, made a comment, made none.'),
  }),
  z.strictObject({ kind: z.literal('manual'), ...step, leads: z.strictObject({ section: z.string(), branch: z.boolean().describe('What stands there is done only where it is so.') }).optional().describe('Where the run goes on if it is as the text says.'), text: z.string(), items: z.array(z.string()).optional(), shows: z.string().optional().describe('The content that the text is about: a block under it that is not written by itself.'), links: z.array(z.strictObject({ text: z.string(), url: z.string() })) }),
]);

export const planSchema = z.strictObject({
  schema: z.literal('runbook-plan/1'),
  source: z.strictObject({ path: z.string(), format: z.enum(['markdown', 'rst', 'text', 'asciidoc']), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  title: z.string(),
  language: z.enum(['en', 'fr']),
  shape: z.enum(['procedure', 'catalogue', 'diagnosis', 'reference', 'report']),
  sections: z.array(z.strictObject({
    id: z.string().describe('The fragment that GitHub gives the heading.'), title: z.string(), level: z.int().min(1), line, endLine: line,
    role: z.enum(['prerequisites', 'setup', 'procedure', 'verification', 'rollback', 'troubleshooting', 'cleanup', 'reference']),
    selected: z.boolean(), holds: z.int().min(0).optional().describe('How many steps stand in it and below.'), leftOut: z.string().optional().describe('Why it is not selected although it holds steps.'),
  })),
  inputs: z.array(input),
  steps: z.array(steps),
  skipped: z.array(z.strictObject({ line, endLine: line, role: z.string(), reason: z.string().min(1), open: z.string().optional().describe('The part that is left open (`…`) in what is a command otherwise.') })),
  messages: z.array(z.strictObject({
    line, column: z.int().min(1), severity: z.enum(['error', 'warning', 'info']), rule: z.string(), message: z.string(),
    endLine: line.optional(), endColumn: z.int().min(1).optional(), note: z.string().optional(), url: z.string().optional(),
  })),
  settings: z.strictObject({ cwd: z.string().optional(), env: texts.optional(), environments: z.record(z.string(), texts).optional(), require: z.array(z.string()).optional(), approve: z.int().min(1).optional().describe('How many people agree, by their signatures, before steps that destroy are run.') }).optional(),
}).meta({ title: 'runbook-plan/1', description: 'What `runbook plan --json` prints: the typed steps that a document comes to. It holds no answers.' });

/** Refuses to compile when the schema and the type say different things. */
type Same<A, B> = [A] extends [B] ? true : false;
type Loose<T> = T extends readonly (infer E)[] ? Loose<E>[] : T extends object ? { -readonly [K in keyof T]: Loose<T[K]> } : T;
export const schemaHoldsPlans: Same<Loose<Plan>, z.infer<typeof planSchema>> = true;

/** The JSON Schema (2020-12) as it is published: `plan.schema.json`. */
export function planJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(planSchema, { target: 'draft-2020-12' }), null, 2)}\n`;
}
