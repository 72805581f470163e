/** What Starlight cannot know of a frame: its language, the samples of sidebar and neighbours, and the policy for its scripts. */
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { hole, samplePagination, sampleSidebar } from '../src/frame/holes.ts';

/** Scripts are files of the site; styles may stand in the page; Pagefind is WebAssembly; nothing comes from another host. */
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  const language = route.id.startsWith('fr-') ? 'fr' : 'en';
  route.lang = language;
  route.entryMeta = { ...route.entryMeta, lang: language };
  const { t } = context.locals;
  context.locals.t = Object.assign(((key: any, values: any) => t(key, { lng: language, ...values })) as typeof t, { all: t.all.bind(t), exists: t.exists.bind(t), dir: t.dir.bind(t) });
  route.sidebar = sampleSidebar as any;
  route.pagination = samplePagination as any;
  const [first] = route.toc?.items ?? [];
  if (first?.slug === '_top') first.text = context.locals.t('tableOfContents.overview');
  route.head = [
    { tag: 'meta' as const, attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, content: '' },
    ...route.head.filter((entry: any) => !(entry.tag === 'link' && ['sitemap', 'canonical', 'alternate'].includes(entry.attrs?.rel)) && !/^(?:og|twitter):/.test(String(entry.attrs?.property ?? entry.attrs?.name ?? ''))).map((entry: any) => (entry.tag === 'title' ? { ...entry, content: hole('title') } : entry)),
  ];
});
