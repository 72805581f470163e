import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const choice = 'Weigh the parcels.\n\nOn staging:\n\n```sh\nweigh --staging\n```\n\nOn production:\n\n```sh\nweigh --production\n```\n';
const whenOf = async (rest: string): Promise<unknown> => {
  const { plan } = await planDocument(Buffer.from(`# Parcels\n\n## Steps\n\n${choice}\n${rest}`), 'parcels.md', { fragment: null, all: false });
  return plan.steps.filter((s) => !s.written.includes('weigh')).map((s) => [s.when, s.guards.map((g) => g.kind)]);
};

describe('what is said of one option of a choice', () => {
  it.each([
    ['On production, ring the bell as well:\n\n```sh\nsystemctl restart bell\n```', 'production'],
    ['If you are deploying to staging, ring the bell:\n\n```sh\nsystemctl restart bell\n```', 'staging'],
    ['For production releases, ring the bell:\n\n```sh\nsystemctl restart bell\n```', 'production'],
    ['En production, sonner la cloche :\n\n```sh\nsystemctl restart bell\n```', 'production'],
    ['Si vous déployez sur l’environnement de production, sonnez la cloche :\n\n```sh\nsystemctl restart bell\n```', 'production'],
    ['- On staging, run `systemctl restart bell`.', 'staging'],
  ])('%s', async (rest, option) => expect(await whenOf(rest)).toEqual([[{ ENVIRONMENT: option }, []]]));

  it.each(['On production, staging or QA, ring the bell:\n\n```sh\nsystemctl restart bell\n```', 'If production is red, ring the bell:\n\n```sh\nsystemctl restart bell\n```', 'Ring the bell:\n\n```sh\nsystemctl restart bell\n```', 'On Sundays, ring the bell:\n\n```sh\nsystemctl restart bell\n```'])('is not: %s', async (rest) => {
    expect(await whenOf(rest)).toEqual([[{}, expect.anything()]]);
  });
});
