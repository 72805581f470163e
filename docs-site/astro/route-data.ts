/** What Starlight cannot know of a page: its language, sidebar, neighbours, description, and the policy for its scripts. */
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/** Scripts are files of the site; styles may stand in the page; Pagefind is WebAssembly; nothing comes from another host. */
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  const shared = (globalThis as Record<symbol, any>)[Symbol.for('runbook.site')];
  const site = shared.current();
  const page = site.pages.get(route.id);
  const language = page?.language ?? site.options.language;
  route.lang = language;
  route.entryMeta = { ...route.entryMeta, lang: language };
  const { t } = context.locals;
  context.locals.t = Object.assign(((key: any, values: any) => t(key, { lng: language, ...values })) as typeof t, { all: t.all.bind(t), exists: t.exists.bind(t), dir: t.dir.bind(t) });
  route.siteTitle = site.options.title;
  if (page) {
    route.sidebar = shared.sidebarOf(site, page, language);
    route.pagination = shared.neighboursOf(site, page);
  }
  if (route.toc) {
    const [first] = route.toc.items;
    if (first?.slug === '_top') first.text = context.locals.t('tableOfContents.overview');
  }
  route.head = [
    ...(import.meta.env.PROD ? [{ tag: 'meta' as const, attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, content: '' }] : []),
    // Starlight prints these as they stand: a title could end its element.
    ...route.head.filter((entry: any) => !(entry.tag === 'link' && ['sitemap', 'canonical', 'alternate'].includes(entry.attrs?.rel)) && !/^(?:og|twitter):/.test(String(entry.attrs?.property ?? entry.attrs?.name ?? ''))).map((entry: any) => (entry.tag === 'title' ? { ...entry, content: escapeHtml(page && page.id !== '' ? `${page.title} | ${site.options.title}` : String(entry.content).replace(/^.*?\| /, '')) } : entry)),
  ];
});
