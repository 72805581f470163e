// The library: from the bytes of a document to its plan. Nothing runs, nothing is printed but what this program prints.
import { makePlan, readDocument, understand } from 'runbook';

const text = `# Deploy

Set the version first.

\`\`\`bash
git fetch --tags
make deploy VERSION=<version>
\`\`\`
`;

const document = await readDocument(new TextEncoder().encode(text), 'deploy.md');
const plan = makePlan(understand(document), { fragment: null, all: false });
const shell = plan.steps.filter((step) => step.kind === 'shell');

console.log(`${plan.title}: ${shell.flatMap((step) => step.commands).length} steps`);
for (const [at, { command, effect }] of shell.flatMap((step) => step.effects).entries()) console.log(at + 1, command, `(${effect})`);
for (const input of plan.inputs) console.log(`asks for ${input.name}`);
