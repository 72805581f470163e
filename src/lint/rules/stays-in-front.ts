/** stays-in-front: a command goes on until one stops it, and something stands behind it that waits. */
import { isInShell } from '../../model/plan.ts';
import { commandsOf } from '../../shell/commands-of.ts';
import { spotOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';

export const staysInFront: LintRule = {
  name: 'stays-in-front',
  checks: 'What goes on until one stops it (a server, `tail -f`) stands last in its section, or in the background.',
  why: 'What stands behind it waits until somebody presses Ctrl-C; without a terminal a run does not start it at all.',
  mend: 'Start it in the background (`-d`, `&`, a service), say that it wants a terminal of its own, or write `{timeout=…}` or `{stays=false}` behind the language if it ends by itself.',
  severity: 'info',
  check({ document, plan, say }) {
    return plan.steps.flatMap((step, i): Finding[] => {
      if (!isInShell(step) || step.stays === undefined) return [];
      const { command } = step.stays;
      const commands = commandsOf(step.written).commands.map((c) => c.text);
      const behind = commands.slice(commands.indexOf(command) + 1).some((c) => !command.includes(c)) && commands.includes(command);
      const next = plan.steps[i + 1];
      if (!behind && (next === undefined || next.section !== step.section || next.kind === 'manual' || Object.keys(next.when).length > 0)) return [];
      const spot = spotOf(document, { line: step.line, endLine: step.endLine, column: 1 }, command);
      return [{ ...spot, message: say({ en: `Unexpected command that goes on until one stops it (\`${command.slice(0, 80)}\`) before others, expected it last or in the background`, fr: `Commande inattendue qui continue jusqu’à ce qu’on l’arrête (\`${command.slice(0, 80)}\`) avant d’autres, elle est attendue en dernier ou en arrière-plan` }) }];
    });
  },
  bad: [
    { text: '# Try it\n\nStart the shop, then look at it:\n\n```bash\nnpm start\ncurl http://localhost:3000\n```\n', found: ['6:1 Unexpected command that goes on until one stops it (`npm start`) before others, expected it last or in the background'] },
    { text: '# Try it\n\n```bash\nkubectl port-forward svc/shop 8080:80\n```\n\nLook at it:\n\n```bash\ncurl http://localhost:8080\n```\n', found: ['4:1 Unexpected command that goes on until one stops it (`kubectl port-forward svc/shop 8080:80`) before others, expected it last or in the background'] },
  ],
  good: [{ text: '# Try it\n\n```bash\nnpm start &\ncurl http://localhost:3000\n```\n' }, { text: '# Try it\n\n```bash\nnpm ci\nnpm start\n```\n' }, { text: '# Count\n\n```bash {stays=false}\nnpm start\necho counted\n```\n' }],
};
