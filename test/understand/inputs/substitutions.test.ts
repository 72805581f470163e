/** RST's `|name|` in blocks that have substitutions: what the document defines is put in, what it does not is asked for. */
import { expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

it('asks for what is defined elsewhere, once, and for no pipe', async () => {
  const text = 'Upgrade\n=======\n\n.. |dough| replace:: 2.5\n\n.. parsed-literal::\n\n   mkdir -p bread-|dough|/|heat zone|\n   ls bread|sort|wc -l\n\n.. code-block:: bash\n   :substitutions:\n\n   echo |heat zone| > zone\n';
  const { plan } = await planDocument(new TextEncoder().encode(text), 'a.rst', { fragment: null, all: true });
  expect(plan.inputs.map((i) => [i.written, i.usedBy.length])).toEqual([[['|heat zone|'], 2]]);
  expect(plan.steps.map((s) => s.kind === 'shell' && s.code)).toEqual([expect.stringMatching(/^mkdir -p bread-2\.5\/"?\$\{?\w+\}?"?\nls bread\|sort\|wc -l$/), expect.stringMatching(/^echo "?\$\{?\w+\}?"? > zone$/)]);
});
