/** A page's script: values into commands, copying, ticks, the line that runs it. Plain DOM, no request. */
import { codeParts, normaliseAnswer, quoteForShell, refuseAnswer, visibleCode, type CodePart, type PlanInput } from '../../src/browser.ts';
import { demanded, plainParts, writtenForm } from '../src/slots.ts';
import { say, type Language } from '../src/words.ts';

type Input = Pick<PlanInput, 'name' | 'kind' | 'source' | 'written' | 'options' | 'required' | 'pattern' | 'guarded' | 'argument' | 'inJson' | 'secret' | 'default'>;

const page = document.querySelector<HTMLElement>('.rb-page[data-inputs]');
if (page) start(page);

function start(root: HTMLElement): void {
  const language: Language = document.documentElement.lang === 'fr' ? 'fr' : 'en';
  const inputs = new Map((JSON.parse(root.dataset['inputs'] ?? '[]') as Input[]).map((i) => [i.name, i]));
  const key = `runbook ${location.pathname}`;
  const steps = [...root.querySelectorAll<HTMLElement>('[data-step]')];
  const fields = [...root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-field]')];
  /** As typed; secrets live here and nowhere else. */
  const typed = named({});

  const kept = read<{ values?: Record<string, string>; ticks?: string[] }>(key) ?? {};
  for (const [name, value] of Object.entries(kept.values ?? {})) if (inputs.has(name) && !secret(name)) typed[name] = value;
  // What a link gives comes before what the tab remembers; a secret in a link is not taken, and does not stay in the address.
  const query = new URLSearchParams(location.search);
  // Nor is a line break: no field takes one, and in what is copied it could end a here-document.
  for (const [name, value] of query) if (inputs.has(name) && !secret(name) && !/\p{Cc}/u.test(value)) typed[name] = value;
  if ([...query.keys()].some(secret)) {
    for (const name of inputs.keys()) if (secret(name)) query.delete(name);
    history.replaceState(null, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}${location.hash}`);
  }
  const ticks = new Set((kept.ticks ?? []).filter((id) => steps.some((s) => s.dataset['step'] === id)));

  function secret(name: string): boolean {
    return inputs.get(name)?.secret ?? false;
  }

  /** The values that the runner would take, as the environment would hold them. */
  function values(): Record<string, string> {
    const taken = named({});
    for (const input of inputs.values()) {
      const given = typed[input.name] || (input.default ?? '');
      if (given === '') continue;
      const value = normaliseAnswer(input, given);
      if (refuseAnswer(input, value) === null) taken[input.name] = value;
    }
    return taken;
  }

  const namesOf = (step: HTMLElement): string[] => (step.dataset['inputs'] ?? '').split(' ');

  /** @param kind `shell`: values go in quoted; else as text */
  const partsOf = (step: HTMLElement, code: string, kind: string | undefined, given: Record<string, string>): CodePart[] => {
    const names = namesOf(step);
    const own = named(Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name))));
    return kind === 'shell' ? codeParts(code, own) : plainParts(code, names, own);
  };

  function showCode(place: HTMLElement, step: HTMLElement, parts: readonly CodePart[]): void {
    const names = namesOf(step);
    let before = '';
    place.replaceChildren(...parts.map(({ text, input, filled }) => {
      const known = input !== null && names.includes(input) ? inputs.get(input) : undefined;
      const shown = known === undefined ? text : filled ? (secret(known.name) ? '••••' : text) : writtenForm(known, before);
      before = text;
      if (known === undefined) return document.createTextNode(visibleCode(shown));
      const slot = document.createElement('var');
      slot.className = filled ? 'rb-slot rb-filled' : 'rb-slot';
      slot.dataset['input'] = known.name;
      slot.textContent = visibleCode(shown);
      return slot;
    }));
  }

  function show(): void {
    const given = values();
    for (const step of steps) {
      const code = step.querySelector<HTMLElement>('.rb-commands code');
      if (code && step.dataset['code'] !== undefined) showCode(code, step, partsOf(step, step.dataset['code'], step.dataset['kind'], given));
      const typedIn = step.querySelector<HTMLElement>('[data-typed]');
      if (typedIn) showCode(typedIn, step, partsOf(step, typedIn.dataset['typed'] ?? '', typedIn.dataset['kind'], given));
      const when = step.dataset['when'];
      if (when !== undefined) {
        const wanted = Object.entries(JSON.parse(when) as Record<string, string>);
        step.classList.toggle('rb-other', wanted.some(([name, option]) => given[name] !== undefined && given[name] !== option));
        step.classList.toggle('rb-chosen', wanted.every(([name, option]) => given[name] === option));
      }
      const run = step.querySelector<HTMLElement>('[data-run]');
      if (run) run.textContent = runLine(run, given);
    }
    for (const slot of root.querySelectorAll<HTMLElement>('[data-answer]')) {
      slot.dataset['typed'] ??= slot.textContent ?? '';
      const name = slot.dataset['input'] ?? '';
      slot.textContent = given[name] === undefined ? slot.dataset['typed'] : secret(name) ? '••••' : given[name];
      slot.classList.toggle('rb-filled', given[name] !== undefined);
    }
    for (const blank of root.querySelectorAll<HTMLElement>('[data-blank]')) blank.textContent = secret(blank.dataset['blank'] ?? '') ? '' : (typed[blank.dataset['blank'] ?? ''] ?? '');
    for (const place of root.querySelectorAll<HTMLElement>('[data-refused]')) place.textContent = refusal(place.dataset['refused'] ?? '');
    for (const field of fields) field.toggleAttribute('aria-invalid', refusal(field.dataset['field'] ?? '') !== '');
    progress();
  }

  function refusal(name: string): string {
    const input = inputs.get(name);
    const given = typed[name] ?? '';
    if (!input || given === '') return '';
    const why = refuseAnswer(input, normaliseAnswer(input, given));
    if (why === null) return '';
    const words = why.why === 'option' ? say(language, 'refused.option', { options: why.options.join(', ') }) : why.why === 'leading-dash' ? say(language, 'refused.leading-dash') : why.why === 'pattern' ? say(language, 'refused.pattern', { pattern: why.pattern }) : say(language, 'refused.other');
    return `${words}. `;
  }

  function runLine({ dataset }: HTMLElement, given: Record<string, string>): string {
    const asked = (dataset['runInputs'] ?? '').split(' ');
    const vars = [...inputs.values()].filter((i) => asked.includes(i.name) && !i.secret && given[i.name] !== undefined && (typed[i.name] ?? '') !== '').map((i) => ` --var ${quoteForShell(`${i.name}=${given[i.name]}`)}`);
    return (dataset['run'] ?? '') + vars.join('');
  }

  function keep(): void {
    const open = Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== '' && !secret(name)));
    try {
      sessionStorage.setItem(key, JSON.stringify({ values: open, ticks: [...ticks] }));
    } catch {
      // A browser that keeps nothing: the page works until it is left.
    }
  }

  /** The steps of the procedure that one is in: that of the last tick; else the document's own; all, where it is a catalogue. */
  function task(): HTMLElement[] {
    const last = [...ticks].at(-1);
    const at = steps.find((s) => s.dataset['step'] === last)?.dataset['task'] ?? '';
    const own = steps.filter((s) => s.dataset['task'] === at);
    return (own.length > 0 ? own : steps).filter((s) => !s.classList.contains('rb-other'));
  }

  function progress(): void {
    const bar = root.querySelector<HTMLElement>('[data-progress]');
    const counted = task();
    const done = counted.filter((s) => ticks.has(s.dataset['step'] ?? '')).length;
    const next = counted.find((s) => !ticks.has(s.dataset['step'] ?? ''));
    for (const step of steps) {
      const ticked = ticks.has(step.dataset['step'] ?? '');
      step.classList.toggle('rb-ticked', ticked);
      const isNext = ticks.size > 0 && step === next;
      step.classList.toggle('rb-current', isNext);
      if (isNext) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
      const box = step.querySelector<HTMLInputElement>('[data-tick]');
      if (box) box.checked = ticked;
    }
    const said = bar?.querySelector('[data-done]');
    const text = say(language, 'progress', { done, of: counted.length });
    if (said && said.textContent !== text) said.textContent = text;
    bar?.querySelector('[data-reset]')?.toggleAttribute('hidden', ticks.size === 0);
  }

  async function copy(button: HTMLButtonElement, text: string, missing: readonly string[]): Promise<void> {
    const label = button.dataset['label'] ??= button.firstChild?.textContent ?? '';
    const told = await toClipboard(text).then(() => (missing.length > 0 ? say(language, 'copied.missing', { names: missing.join(', ') }) : say(language, 'copied')), () => say(language, 'copy.failed'));
    if (button.firstChild) button.firstChild.textContent = told;
    button.classList.add('rb-copied');
    announce(told);
    setTimeout(() => {
      if (button.firstChild) button.firstChild.textContent = label;
      button.classList.remove('rb-copied');
    }, 2500);
  }

  function announce(text: string): void {
    const live = document.querySelector('[data-announce]') ?? document.body.appendChild(Object.assign(document.createElement('div'), { className: 'sr-only' }));
    live.setAttribute('role', 'status');
    live.setAttribute('data-announce', '');
    live.textContent = text;
  }

  for (const field of fields) {
    const name = field.dataset['field'] ?? '';
    field.value = typed[name] ?? '';
    field.addEventListener('input', () => {
      typed[name] = field.value;
      for (const twin of fields) if (twin !== field && twin.dataset['field'] === name) twin.value = field.value;
      keep();
      show();
    });
  }
  for (const form of root.querySelectorAll<HTMLFormElement>('form.rb-form')) form.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('change', (event) => {
    const box = event.target as HTMLElement;
    const id = box.dataset['tick'];
    if (id === undefined || !(box instanceof HTMLInputElement)) return;
    if (box.checked) ticks.add(id);
    else ticks.delete(id);
    keep();
    progress();
  });
  root.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>('button');
    const step = button?.closest<HTMLElement>('[data-step]');
    if (!button) return;
    const typedIn = button.dataset['copyTyped'] === undefined ? null : (step?.querySelector<HTMLElement>('[data-typed]') ?? null);
    if ((button.dataset['copy'] !== undefined || typedIn) && step) {
      const kind = (typedIn ?? step).dataset['kind'];
      const parts = partsOf(step, (typedIn ? typedIn.dataset['typed'] : step.dataset['code']) ?? '', kind, values());
      const names = namesOf(step);
      const missing = [...new Set(parts.flatMap((p) => (p.input !== null && !p.filled && names.includes(p.input) ? [p.input] : [])))];
      // No newline at the end: what is pasted waits for the person.
      const text = parts.map((p) => (p.input !== null && missing.includes(p.input) && kind === 'shell' ? demanded(p.text, p.input) : p.text)).join('');
      void copy(button, text, missing);
    } else if (button.dataset['copyRun'] !== undefined && step) {
      void copy(button, step.querySelector('[data-run]')?.textContent ?? '', []);
    } else if (button.dataset['link'] !== undefined) {
      const open = new URLSearchParams(Object.entries(typed).filter(([name, value]) => value !== '' && !secret(name)));
      void copy(button, `${location.origin === 'null' ? 'file://' : location.origin}${location.pathname}${open.size > 0 ? `?${open}` : ''}`, []);
    } else if (button.dataset['clear'] !== undefined) {
      for (const field of fields) {
        field.value = '';
        delete typed[field.dataset['field'] ?? ''];
      }
      keep();
      show();
    } else if (button.dataset['next'] !== undefined) {
      const next = task().find((s) => !s.classList.contains('rb-ticked'));
      next?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
      next?.querySelector<HTMLInputElement>('[data-tick]')?.focus({ preventScroll: true });
    } else if (button.dataset['reset'] !== undefined) {
      ticks.clear();
      keep();
      progress();
    }
  });
  keep();
  show();
  const bar = root.querySelector<HTMLElement>('[data-progress]');
  if (bar) new ResizeObserver(() => document.documentElement.style.setProperty('--rb-bar', `${bar.offsetHeight}px`)).observe(bar);
}

/** Values by name; a document may name an input `constructor`. */
function named(values: Record<string, string>): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, values);
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** The clipboard; from a folder or without https there is only the old way. */
async function toClipboard(text: string): Promise<void> {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('copy');
}
