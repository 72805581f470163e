/** The one collection: a sample page for each frame, with holes where pages differ. */
import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { frameNames, hole, sampleDay, sampleHeadings } from '../src/frame/holes.ts';

const samples = {
  name: 'samples',
  load: async ({ store, parseData }: { store: { set(entry: object): void }; parseData(entry: object): Promise<object> }) => {
    for (const id of frameNames) {
      const hasContents = id.endsWith('-contents');
      const data = await parseData({ id, data: { title: hole('heading'), description: hole('description'), editUrl: false, lastUpdated: new Date(sampleDay), ...(hasContents ? {} : { tableOfContents: false }) } });
      store.set({ id, data, filePath: `astro/content/docs/${id}.md`, rendered: { html: '', metadata: { headings: hasContents ? sampleHeadings : [] } } });
    }
  },
};

export const collections = { docs: defineCollection({ loader: samples, schema: docsSchema() }) };
