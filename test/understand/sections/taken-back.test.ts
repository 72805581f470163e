import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

/** Each step's last command with what it waits for. */
async function waiting(text: string, fragment: string | null = null): Promise<(string | null)[][]> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment, all: fragment === null });
  return plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [[s.written.trim().split('\n').at(-1) ?? '', s.guards.find((g) => g.kind === 'condition')?.text ?? null]]));
}

describe('what takes back what the document did, and nothing does again', () => {
  it('waits for the question whether that is meant: nobody deploys and tears down in one go', async () => {
    expect(await waiting(`# Deploy the lamps\n\n## Start\n${sh('docker compose up -d')}## Look\n${sh('docker compose ps')}## Stop it\n${sh('docker compose down -v')}`)).toEqual([
      ['docker compose up -d', null], ['docker compose ps', null], ['docker compose down -v', 'takes back what line 5 does (“docker compose up -d”), and nothing does it again'],
    ]);
    const french = await waiting(`# Livrer les lampes\n\nOn livre ainsi les lampes.\n\n## Livrer\n${sh('git push origin main')}## Nettoyer les étiquettes\n${sh('git push origin --delete v1')}`);
    expect(french.at(-1)?.[1]).toBe('défait ce que fait la ligne 7 (« git push origin main »), et rien ne le refait ensuite');
  });

  it.each([
    ['./shop.sh start', './shop.sh stop'], ['python lamps/start.py', 'python lamps/stop.py'], ['sudo systemctl enable --now lamps', 'sudo systemctl stop lamps.service'], ['make lamps-up', 'make lamps-down'], ['service lamps start', 'service lamps stop'],
  ])('does whatever it is started with: %s', async (does, undoes) => {
    expect((await waiting(`# Light the halls\n\n## Begin\n${sh(does)}## Look at them\n${sh('ls -l')}## At the end of the day\n${sh(undoes)}`)).map(([, says]) => says !== null)).toEqual([false, false, true]);
    expect((await waiting(`# Light the halls\n\n## Begin\n${sh(does)}## Oil them\n${sh(undoes)}## Begin again\n${sh(does)}`)).map(([, says]) => says)).toEqual([null, null, null]);
  });

  it('is not asked of a block that merges and publishes, and puts the branch away at its end', async () => {
    const steps = await waiting(`# Mend the lamps\n\n## Publish\n${sh('git push origin mend-lamps')}## Look\n${sh('git log -1')}## Join it\n${sh('git switch main\ngit merge --no-ff mend-lamps\ngit push origin main\ngit branch -d mend-lamps\ngit push origin --delete mend-lamps')}`);
    expect(steps.map(([, says]) => says)).toEqual([null, null, null]);
  });

  it('does right behind it in one section, but not where one looks at it in between', async () => {
    const doc = (look: string): string => `# Lamps\n\n## Use\n\nLight them:\n${sh('systemctl start lamps')}${look}Put them out:\n${sh('systemctl stop lamps')}Have them at each start:\n${sh('systemctl enable lamps')}`;
    expect((await waiting(doc(''))).map(([, says]) => says !== null)).toEqual([false, true, false]);
    expect((await waiting(doc(`See:\n${sh('systemctl status lamps')}`))).map(([, says]) => says)).toEqual([null, null, null, null]);
  });

  it('does not where another thing was started', async () => {
    expect((await waiting(`# Light the halls\n\n## Begin\n${sh('systemctl start lamps')}## Candles\n${sh('systemctl stop candles')}`)).map(([, says]) => says)).toEqual([null, null]);
  });

  it('does not where it is done again: an upgrade stops, changes and starts', async () => {
    expect((await waiting(`# Upgrade the lamps\n\n## Before\n${sh('docker compose up -d db')}## Stop\n${sh('docker compose down')}## Change\n${sh('docker compose pull')}## Start\n${sh('docker compose up -d')}`)).map(([, says]) => says)).toEqual([null, null, null, null]);
    expect((await waiting(`# Upgrade the lamps\n\n## Before\n${sh('docker compose up -d db')}## Again\n${sh('docker compose down\ndocker compose up -d')}`)).map(([, says]) => says)).toEqual([null, null]);
  });

  it('does where what does it again is asked about itself: updating, below installing', async () => {
    expect((await waiting(`# Install the lamps\n\n## Install\n${sh('docker compose up -d')}## Stop\n${sh('docker compose down')}## Updating\n${sh('docker compose up -d --build')}`)).map(([, says]) => says)).toEqual([null, 'takes back what line 5 does (“docker compose up -d”), and nothing does it again', null]);
  });

  it('does not within a section, nor for another program', async () => {
    expect((await waiting(`# Try the lamps\n\n## Try\n${sh('docker run -d --name try lamps')}Then:\n${sh('docker rm -f try')}`)).map(([, says]) => says)).toEqual([null, null]);
    expect((await waiting(`# Install the lamps\n\n## Install\n${sh('apt-get install lamps')}## Retire the candles\n${sh('helm uninstall candles')}`)).map(([, says]) => says)).toEqual([null, null]);
  });

  it('does not where what is deleted comes again', async () => {
    for (const again of ['kubectl delete pod -l app=lamps', 'kubectl -n light delete pods --all', 'kubectl delete -n light job/migrate']) expect((await waiting(`# Lamps\n\n## One\n${sh('kubectl apply -f lamps.yaml')}## Two\n${sh(again)}`)).map(([, says]) => says)).toEqual([null, null]);
  });

  it('does not where the section is named', async () => {
    expect(await waiting(`# Lamps\n\n## Start\n${sh('docker compose up -d')}## Stop\n${sh('docker compose down')}`, 'stop')).toEqual([['docker compose down', null]]);
  });

  it.each([
    ['helm upgrade --install lamps ./chart', 'helm uninstall lamps'], ['kubectl apply -f lamps.yaml', 'kubectl -n light delete -f lamps.yaml'], ['sudo apt-get install -y lamps', 'sudo apt-get purge lamps'],
    ['terraform apply', 'terraform destroy'], ['bin/rails db:migrate', 'bin/rails db:rollback'], ['npm run migration:run', 'npm run migration:revert'], ['alembic upgrade head', 'alembic downgrade -1'], ['minikube start --cpus=2', 'minikube delete'], ['git push', 'git reset --hard HEAD~1'], ['sudo systemctl enable --now lamps', 'sudo systemctl disable --now lamps'],
  ])('%s, and at the end %s', async (does, takesBack) => {
    expect((await waiting(`# Lamps\n\n## One\n${sh(does)}## Two\n${sh(takesBack)}`)).map(([, says]) => says !== null)).toEqual([false, true]);
  });
});
