/** A document with its plan → the content of its page: every piece in order, the steps where they stand. */
import type { Element, ElementContent, Root } from 'hast';
import type { Block, Figure, Heading as DocumentHeading, Piece, Plan, Prose, Step, Surroundings } from '../../../src/index.ts';
import type { Heading } from '../model.ts';
import { say } from '../words.ts';
import { inputsData, inputsForm } from './form.ts';
import { h } from './hast.ts';
import { link, plain, proseContent, type Resolve } from './prose.ts';
import { safeHtml } from './sanitise.ts';
import { idleBlock, stepBlock, type StepContext } from './step.ts';
import { formHolders } from './form-holders.ts';
import { tableOf } from './table.ts';

export interface RenderContext extends StepContext {
  readonly resolve: Resolve;
  /** A picture's place in the site, or null where it is not there or not ours. */
  readonly picture: (url: string) => string | null;
}

export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Steps that no piece carries: none, unless the reading is at odds with itself. */
  readonly homeless: readonly string[];
}

type Frame = { readonly kind: 'list'; readonly depth: number; readonly ordered: boolean; readonly element: Element } | { readonly kind: 'item'; readonly depth: number; readonly element: Element } | { readonly kind: 'wrap'; readonly key: string; readonly element: Element };

/** Renders all pieces; `head` and `foot` go around them (states, remarks). */
export function renderDocument(pieces: readonly Piece[], plan: Plan, context: RenderContext, head: readonly ElementContent[] = [], foot: readonly ElementContent[] = []): Rendered {
  const root: Element[] = [];
  const body = h('div', { className: ['rb-page'], dataInputs: inputsData(plan.inputs), dataPath: context.path });
  const headings: Heading[] = [];
  const waiting = new Map(plan.steps.map((s) => [s.id, s]));
  const forms = formHolders(plan);
  const frames: Frame[] = [];
  const top = (): Element => frames.at(-1)?.element ?? body;
  const titles = pieces.filter((p): p is DocumentHeading => p.kind === 'heading');
  const title = titles[0] && same(titles[0].text, plan.title) ? titles[0] : null;
  const shift = titles.filter((t) => t !== title).some((t) => t.level === 1) ? 1 : 0;
  let level = 1;

  /** The steps that stand on the lines of a piece, in order; each goes to the first piece that has it. */
  const takeSteps = (piece: Piece): Step[] => {
    const found = [...waiting.values()].filter((s) => s.line >= piece.place.line && s.line <= piece.place.endLine && (piece.kind === 'block') === isOfBlock(s, pieces));
    for (const step of found) waiting.delete(step.id);
    return found;
  };

  const enter = (around: Surroundings, item: Prose | null): void => {
    const key = [around.admonition, around.quoted ? 'quoted' : null, around.tab].filter(Boolean).join('|');
    const wrapAt = frames.findIndex((f) => f.kind === 'wrap' && f.key !== key);
    if (wrapAt >= 0) frames.splice(wrapAt);
    for (;;) {
      const last = frames.at(-1);
      if (!last || last.kind === 'wrap') break;
      const keep = last.depth < around.depth || (last.depth === around.depth && around.depth > 0 && (item === null || (last.kind === 'list' && last.ordered === item.ordered)));
      if (keep) break;
      frames.pop();
    }
    if (key !== '' && !frames.some((f) => f.kind === 'wrap')) {
      const wrap = wrapper(around, context.language);
      top().children.push(wrap);
      frames.push({ kind: 'wrap', key, element: wrap });
    }
    if (item === null) return;
    const open = frames.at(-1);
    if (!(open?.kind === 'list' && open.depth === around.depth)) {
      const list = h(item.ordered ? 'ol' : 'ul', item.checked === null ? null : { className: ['rb-tasks'] });
      top().children.push(list);
      frames.push({ kind: 'list', depth: around.depth, ordered: item.ordered, element: list });
    }
    const number = item.ordered ? Number(/^\d+/.exec(item.marker ?? '')?.[0] ?? Number.NaN) : Number.NaN;
    const entry = h('li', Number.isNaN(number) ? null : { value: String(number) });
    top().children.push(entry);
    frames.push({ kind: 'item', depth: around.depth, element: entry });
  };

  const heading = (piece: DocumentHeading): void => {
    frames.length = 0;
    const steps = takeSteps(piece);
    const form = forms.get(piece.id);
    if (piece === title) body.children.push(h('span', { id: piece.id, className: ['rb-anchor'] }));
    else {
      const text = plain(piece.text).trim();
      if (text !== '') {
        level = Math.min(level + 1, Math.max(2, piece.level + shift), 6);
        headings.push({ depth: level, slug: piece.id, text });
        body.children.push(h(`h${level}`, { id: piece.id }, text));
      }
    }
    for (const step of steps) body.children.push(stepBlock(step, context, step.kind === 'manual' ? extra(step) : []));
    if (form) body.children.push(inputsForm(form.inputs, `rb-in-${form.index}`, form.title, context));
  };

  const block = (piece: Block): void => {
    enter(piece.around, null);
    const steps = takeSteps(piece);
    if (steps.length === 0) {
      const skipped = plan.skipped.find((s) => s.line <= piece.place.endLine && s.endLine >= piece.place.line) ?? null;
      top().children.push(idleBlock(piece.text, skipped, context.language, context.door, piece.title));
    }
    for (const step of steps) top().children.push(stepBlock(step, context, step.kind === 'manual' ? [h('pre', { tabIndex: 0, role: 'group', ariaLabel: 'text' }, h('code', null, context.door.visible(piece.text)))] : []));
  };

  const prose = (piece: Prose): void => {
    enter(piece.around, piece.shape === 'item' ? piece : null);
    const steps = takeSteps(piece);
    const own = steps.find((s) => s.kind === 'manual');
    const words = proseContent(piece, context.resolve);
    const box = piece.checked === null ? [] : [h('input', { type: 'checkbox', disabled: true, checked: piece.checked, ariaLabel: piece.text.slice(0, 80) }), ' ' as const];
    const text = piece.shape === 'term' ? h('p', { className: ['rb-term'] }, h('strong', null, ...words)) : h('p', null, ...(own ? [] : box), ...words);
    if (own) top().children.push(stepBlock(own, context, [text]));
    else if (!saysOnly(piece, steps)) top().children.push(text);
    for (const step of steps) if (step !== own) top().children.push(stepBlock(step, context, step.kind === 'manual' ? extra(step) : []));
  };

  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (piece.kind === 'heading') heading(piece);
    else if (piece.kind === 'block') block(piece);
    else if (piece.kind === 'figure') top().children.push(picture(piece, context));
    else if (piece.kind === 'prose' && piece.shape === 'row') {
      const rows = [piece];
      for (let next = pieces[i + 1]; next?.kind === 'prose' && next.shape === 'row' && next.place.line <= (rows.at(-1)?.place.endLine ?? 0) + 3; next = pieces[i + 1]) {
        rows.push(next);
        i += 1;
      }
      enter(piece.around, null);
      top().children.push(tableOf(rows, context.resolve));
      for (const row of rows) for (const step of takeSteps(row)) top().children.push(stepBlock(step, context, step.kind === 'manual' ? extra(step) : []));
    } else if (piece.kind === 'prose') prose(piece);
  }
  const homeless = [...waiting.values()];
  for (const step of homeless) body.children.push(stepBlock(step, context, step.kind === 'manual' ? extra(step) : []));
  root.push(body);
  const first = forms.get('');
  if (first) body.children.unshift(inputsForm(first.inputs, `rb-in-${first.index}`, first.title, context));
  if (plan.steps.length > 0) body.children.unshift(progress(context.routes.steps.size || plan.steps.length, context));
  body.children.unshift(...head);
  body.children.push(...foot);
  return { html: safeHtml({ type: 'root', children: root } as Root), headings, homeless: homeless.map((s) => s.id) };
}

/** Whether a step is a block of the document, or a part of one, rather than a sentence of it. */
function isOfBlock(step: Step, pieces: readonly Piece[]): boolean {
  return pieces.some((p) => p.kind === 'block' && p.place.line <= step.line && p.place.endLine >= step.endLine);
}

/** Whether a paragraph is nothing but commands that follow as steps: it is not said twice. */
function saysOnly(piece: Prose, steps: readonly Step[]): boolean {
  if (piece.shape !== 'paragraph' || steps.length < piece.codes.length || piece.codes.length === 0) return false;
  let rest = '';
  let at = 0;
  for (const code of piece.codes) {
    rest += piece.text.slice(at, code.start);
    at = code.end;
  }
  return !/[\p{L}\p{N}]/u.test(rest + piece.text.slice(at));
}

/** A step of a person's whose words stand elsewhere (one of several in a paragraph, a heading, a table's row). */
function extra(step: Extract<Step, { kind: 'manual' }>): Element[] {
  return [h('p', null, plain(step.text)), ...(step.items?.length ? [h('ul', null, ...step.items.map((item) => h('li', null, plain(item))))] : [])];
}

function progress(of: number, { language }: StepContext): Element {
  return h('div', { className: ['rb-progress'], dataProgress: '' }, h('span', { role: 'status', dataDone: '' }, say(language, 'progress', { done: 0, of })), h('button', { type: 'button', dataNext: '' }, say(language, 'progress.next')), h('button', { type: 'button', dataReset: '', hidden: true }, say(language, 'progress.reset')));
}

function wrapper(around: Surroundings, language: StepContext['language']): Element {
  if (around.tab !== null) return h('div', { className: ['rb-tab'] }, h('p', { className: ['rb-tab-label'] }, plain(around.tab)));
  if (around.admonition === null) return h('blockquote');
  const words: Readonly<Record<string, readonly [string, string]>> = { note: ['Note', 'Note'], tip: ['Tip', 'Astuce'], important: ['Important', 'Important'], warning: ['Warning', 'Attention'], caution: ['Caution', 'Prudence'], danger: ['Danger', 'Danger'] };
  const [en, fr] = words[around.admonition] ?? ['Note', 'Note'];
  return h('div', { className: ['rb-note', `rb-note-${around.admonition.replace(/\W/g, '')}`], role: 'note' }, h('p', { className: ['rb-note-title'] }, language === 'fr' ? fr : en));
}

function picture(piece: Figure, { picture: find, resolve, language }: RenderContext): Element {
  const source = find(piece.url);
  const name = plain(piece.alt || decodeName(piece.url));
  if (source !== null) return h('p', null, h('img', { src: source, alt: name, loading: 'lazy' }));
  const elsewhere = /^(?:https?:)?\/\//i.test(piece.url) ? resolve(piece.url.replace(/^\/\//, 'https://')) : null;
  return h('p', { className: ['rb-picture'] }, elsewhere === null ? say(language, 'image.missing', { url: plain(piece.url) }) : h('a', link(elsewhere), say(language, 'image.elsewhere', { url: name })));
}

const decodeName = (url: string): string => url.split('/').findLast((part) => part !== '') ?? url;
const same = (a: string, b: string): boolean => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
