/** The same blocks for a Markdown page of a team's own site: a remark plugin that puts each step where it stands. */
import type { Element, ElementContent } from 'hast';
import type { Code, Heading, Nodes, Parents, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { sanitize } from 'hast-util-sanitize';
import type { Planned, Skipped, Step } from '../../src/index.ts';
import type { Door } from './model.ts';
import { formHolders } from './render/form-holders.ts';
import { inputsData, inputsForm } from './render/form.ts';
import { sanitiserSchema } from './render/sanitise.ts';
import { idleBlock, stepBlock, type StepContext } from './render/step.ts';
import { routesOf } from './routes.ts';
import { duration } from './runs.ts';

export interface RemarkRunbookOptions {
  /** The library (`import * as runbook from 'runbook'`); looked for if left out. */
  readonly runbook?: Door;
  /** Which pages are runbooks; all Markdown pages if left out. */
  readonly matches?: (path: string) => boolean;
}

interface File {
  readonly value: unknown;
  readonly path?: string | undefined;
  readonly cwd?: string;
}

/** A node that mdast-util-to-hast takes over as it is told to. */
interface Told {
  readonly type: 'runbook';
  readonly children: Nodes[];
  readonly data: { readonly hName: string; readonly hProperties?: Record<string, unknown>; readonly hChildren?: ElementContent[] };
}

/** `remarkPlugins: [remarkRunbook]`. Pages without a step are left as they are. */
export function remarkRunbook(options: RemarkRunbookOptions = {}): (tree: Root, file: File) => Promise<void> {
  return async (tree, file) => {
    const path = file.path ?? 'page.md';
    if (options.matches && !options.matches(path)) return;
    const door = options.runbook ?? (await import('runbook' as string) as Door);
    const shown = file.cwd && path.startsWith(`${file.cwd}/`) ? path.slice(file.cwd.length + 1) : path;
    const planned = await door.planDocument(new TextEncoder().encode(String(file.value)), shown, { fragment: null, all: true }, null, { signal: AbortSignal.timeout(door.planningLimit * 1000) }).catch((error: unknown) => {
      // What runbook cannot read (an empty page), or not in time, is a page all the same.
      if (error instanceof door.Failure || (error instanceof DOMException && error.name === 'TimeoutError')) return null;
      throw error;
    });
    if (planned !== null && planned.plan.steps.length > 0) putSteps(tree, planned, door, shown);
  };
}

function putSteps(tree: Root, planned: Planned, door: Door, path: string): void {
  const plan = { ...planned.plan, inputs: door.shownInputs(planned.plan.inputs) };
  const context: StepContext = {
    plan, language: plan.language, door, path, inputs: new Map(plan.inputs.map((i) => [i.name, i])), routes: routesOf(planned, door), numbers: new Map(plan.steps.map((s, i) => [s.id, i + 1])), seconds: {}, duration, guardsSaid: new Map(),
  };
  const waiting = new Set(plan.steps);
  const forms = formHolders(plan);
  /** `whole`: those that lie in it, a block or parts of one; else those that begin in it. */
  const take = (node: Nodes, whole: boolean): Step[] => {
    const line = node.position?.start.line ?? 0;
    const endLine = node.position?.end.line ?? 0;
    const found = [...waiting].filter((s) => s.line >= line && (whole ? s.endLine : s.line) <= endLine);
    for (const step of found) waiting.delete(step);
    return found;
  };
  const walk = (parent: Parents): void => {
    const children = parent.children as Nodes[];
    for (let i = 0; i < children.length; i++) {
      const node = children[i]!;
      if (node.type === 'code') {
        const steps = take(node, true);
        const skipped = steps.length > 0 ? null : (plan.skipped.find((s: Skipped) => s.line <= (node.position?.end.line ?? 0) && s.endLine >= (node.position?.start.line ?? 0)) ?? null);
        if (steps.length > 0) children.splice(i, 1, ...steps.map((step) => told(stepBlock(step, context)) as unknown as Nodes));
        else if (skipped) children[i] = told(idleBlock((node as Code).value, skipped, plan.language, door, null)) as unknown as Nodes;
        i += Math.max(0, steps.length - 1);
      } else if (node.type === 'paragraph' || node.type === 'heading') {
        const steps = take(node, false);
        const own = node.type === 'paragraph' ? steps.find((s) => s.kind === 'manual') : undefined;
        if (own) children[i] = told(stepBlock(own, context, [toHast(node) as Element])) as unknown as Nodes;
        const more = steps.filter((s) => s !== own).map((step) => told(stepBlock(step, context)) as unknown as Nodes);
        const form = node.type === 'heading' ? formAt(node, forms, plan, context) : null;
        if (form) more.push(told(form) as unknown as Nodes);
        children.splice(i + 1, 0, ...more);
        i += more.length;
      } else if ('children' in node) walk(node as Parents);
    }
  };
  walk(tree);
  const page: Told = { type: 'runbook', children: tree.children as Nodes[], data: { hName: 'div', hProperties: { className: ['rb-page'], dataInputs: inputsData(plan.inputs), dataPath: path } } };
  tree.children = [page as unknown as Root['children'][number]];
}

/** The form of the section that begins with a heading, by its line. */
function formAt(node: Heading, forms: ReturnType<typeof formHolders>, plan: Planned['plan'], context: StepContext): Element | null {
  const section = plan.sections.find((s) => s.line === node.position?.start.line);
  const form = section ? forms.get(section.id) : undefined;
  return form ? inputsForm(form.inputs, `rb-in-${form.index}`, form.title, context) : null;
}

/** An element, through the same wall as the site's own pages, as a node that becomes just that. */
function told(element: Element): Told {
  const clean = apart(sanitize(element, sanitiserSchema) as Element) as Element;
  return { type: 'runbook', children: [], data: { hName: clean.tagName, hProperties: clean.properties, hChildren: clean.children as ElementContent[] } };
}

/** The highlighters of a site take each `pre` with a `code` in it for theirs, and print it anew, without what our script needs: these get one between. */
function apart(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const children = node.children.map(apart);
  return { ...node, children: node.tagName === 'pre' ? [{ type: 'element', tagName: 'span', properties: {}, children }] : children };
}
