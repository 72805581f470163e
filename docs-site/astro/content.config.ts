/** The one collection: pages that the driver drew, with no more than Starlight needs of them. */
import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';

const pages = {
  name: 'runbook',
  load: async ({ store, parseData }: { store: { keys(): string[]; get(id: string): { digest?: string } | undefined; delete(id: string): void; set(entry: object): void }; parseData(entry: object): Promise<object> }) => {
    const site = (globalThis as Record<symbol, any>)[Symbol.for('runbook.site')].current();
    const wanted = new Set<string>();
    for (const page of site.pages.values()) {
      const id = page.id === '' ? 'index' : page.id;
      wanted.add(id);
      const digest = JSON.stringify([page.title, page.description, page.headings, page.changed]);
      if (store.get(id)?.digest === digest) continue;
      const data = await parseData({ id, data: { title: page.title, description: page.description, editUrl: false, ...(page.headings.length === 0 ? { tableOfContents: false } : {}), ...(page.changed === null ? {} : { lastUpdated: new Date(page.changed) }) } });
      store.set({ id, data, digest, filePath: `astro/content/docs/${id}.md`, rendered: { html: '', metadata: { headings: page.headings } } });
    }
    for (const id of store.keys()) if (!wanted.has(id)) store.delete(id);
  },
};

export const collections = { docs: defineCollection({ loader: pages, schema: docsSchema() }) };
