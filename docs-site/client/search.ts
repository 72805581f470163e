/** The search: Pagefind, loaded when it is opened, over French and English pages alike. */
interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string };
  readonly excerpt: string;
  readonly sub_results?: readonly { readonly url: string; readonly title: string; readonly excerpt: string }[];
}

interface Pagefind {
  options(options: object): Promise<void>;
  mergeIndex(path: string, options: object): Promise<void>;
  init(): Promise<void>;
  debouncedSearch(query: string): Promise<{ readonly results: readonly { data(): Promise<Found> }[] } | null>;
}

const script = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;
const site = new URL('../', script);
const languages = ['en', 'fr'];

let loaded: Promise<Pagefind> | null = null;

/** The engine with the indexes of both languages; the page's own is the first. */
function engine(): Promise<Pagefind> {
  loaded ??= (async () => {
    const bundle = new URL('pagefind/', site).href;
    const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
    await pagefind.options({ baseUrl: site.pathname, excerptLength: 24 });
    await pagefind.init();
    for (const language of languages) if (language !== document.documentElement.lang) await pagefind.mergeIndex(bundle, { language, baseUrl: site.pathname }).catch(() => undefined);
    return pagefind;
  })();
  return loaded;
}

function start(root: HTMLElement): void {
  const dialog = root.querySelector('dialog')!;
  const input = root.querySelector<HTMLInputElement>('[data-search-input]')!;
  const status = root.querySelector<HTMLElement>('[data-search-status]')!;
  const list = root.querySelector<HTMLElement>('[data-search-results]')!;

  const open = (): void => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    engine().catch(() => { status.textContent = root.dataset['file'] ?? ''; });
  };

  const search = async (): Promise<void> => {
    const query = input.value.trim();
    if (query === '') {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    const pagefind = await engine();
    const answer = await pagefind.debouncedSearch(query);
    if (answer === null) return;
    const near = await Promise.all(answer.results.slice(0, 12).map((r) => r.data()));
    if (input.value.trim() !== query) return;
    const found = near.filter((f) => answers(f, query));
    status.textContent = found.length === 0 ? (root.dataset['none'] ?? '') : `${answer.results.length - near.length + found.length} ${root.dataset['found'] ?? ''}`;
    list.replaceChildren(...found.map(entry));
  };

  for (const button of document.querySelectorAll('[data-search-open], [data-open-search]')) button.addEventListener('click', open);
  input.addEventListener('input', () => { search().catch(() => { status.textContent = root.dataset['file'] ?? ''; }); });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
    if (((event.ctrlKey || event.metaKey) && event.key === 'k') || (event.key === '/' && !typing)) {
      event.preventDefault();
      open();
    }
  });
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Where no word fits, the engine takes any that the query begins with, "re" for "restore": a hit has at least half of a word of it. */
function answers({ excerpt, sub_results: parts = [] }: Found, query: string): boolean {
  const marked = [excerpt, ...parts.map((p) => p.excerpt)].flatMap((text) => [...text.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, word]) => folded(word ?? '')));
  const wanted = (folded(query).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, Math.floor(word.length / 2) + 1));
  return marked.length === 0 || wanted.length === 0 || marked.some((word) => wanted.some((start) => word.includes(start)));
}

function entry(found: Found): HTMLElement {
  const item = document.createElement('li');
  item.append(anchor(found.url, found.meta.title ?? found.url, 'rb-result'), excerpt(found.excerpt));
  const parts = (found.sub_results ?? []).filter((s) => s.title !== found.meta.title).slice(0, 3);
  if (parts.length > 0) {
    const sub = document.createElement('ul');
    for (const part of parts) {
      const li = document.createElement('li');
      li.append(anchor(part.url, part.title, 'rb-result-part'));
      sub.append(li);
    }
    item.append(sub);
  }
  return item;
}

function anchor(url: string, text: string, className: string): HTMLElement {
  const a = document.createElement('a');
  // Pagefind's addresses are below its base; the scheme and host are always this page's.
  a.href = new URL(url, location.href).pathname + new URL(url, location.href).hash;
  a.textContent = text;
  a.className = className;
  return a;
}

/** Pagefind's excerpt is text with `<mark>` around what was found, the rest escaped: only the marks are taken from it. */
function excerpt(html: string): HTMLElement {
  const p = document.createElement('p');
  for (const [i, part] of html.split(/<\/?mark>/).entries()) {
    // In an element: a space at the beginning of a document is none.
    const text = new DOMParser().parseFromString(`<p>${part}`, 'text/html').body.textContent ?? '';
    if (i % 2 === 1) {
      const mark = document.createElement('mark');
      mark.textContent = text;
      p.append(mark);
    } else p.append(text);
  }
  return p;
}

for (const root of document.querySelectorAll<HTMLElement>('[data-search]')) start(root);
