/** The Astro integration: runbook pages in a site of a team's own, with or without Starlight. */
import type { AstroIntegration } from 'astro';
import { remarkRunbook, type RemarkRunbookOptions } from './remark-runbook.ts';

/**
 * `integrations: [runbook(), starlight(…)]`: before Starlight, whose own plugins join the same processor.
 * Steps, forms, copying and ticks as on a site of `runbook site build`; colours follow Starlight's variables where they are.
 */
export function runbook(options: RemarkRunbookOptions = {}): AstroIntegration {
  return {
    name: 'runbook',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig, injectScript }) => {
        // Only here: the remark plugin alone does without Astro.
        const { isUnifiedProcessor, unified } = await import('@astrojs/markdown-remark');
        const { processor } = config.markdown;
        const before = processor && isUnifiedProcessor(processor) ? processor.options : null;
        updateConfig({ markdown: { processor: unified({ ...before, remarkPlugins: [...(before?.remarkPlugins ?? []), [remarkRunbook, options]] }) } });
        injectScript('page-ssr', "import '@runbook/docs-site/style.css';");
        injectScript('page', "import '@runbook/docs-site/page.js';");
      },
    },
  };
}
