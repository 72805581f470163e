/** A runner of its own process, to be killed: folder and steps (JSON) as arguments, events as JSON lines on standard output. */
import { rig } from './rig.ts';
import type { StepGiven } from './rig.ts';

const [folder = '', steps = '[]', secrets = '{}'] = process.argv.slice(2);
const answers = JSON.parse(secrets) as Record<string, string>;
const own = rig(JSON.parse(steps) as (string | StepGiven)[], folder);
const tell = (): void => {
  for (const event of own.events.splice(0)) process.stdout.write(`${JSON.stringify(event)}\n`);
};
const seen = setInterval(tell, 5);
await own.run({ answers, secrets: Object.keys(answers).filter((n) => n.startsWith('SECRET')) });
clearInterval(seen);
tell();
