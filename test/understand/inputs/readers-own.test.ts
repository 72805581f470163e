/** Values that are the reader's by what they are: keys, home networks, forks, folders of a day, the version one goes back to. */
import { describe, expect, it } from 'vitest';
import { inputsOf } from './inputs-of.ts';

describe('what is the reader’s by its form', () => {
  it.each([
    ['vault put key=api_live_YOUR_KEY', ['api_live_YOUR_KEY']],
    ['vault put key=sig_VOTRE_SECRET', ['sig_VOTRE_SECRET']],
    ['paas link prod_yourapp', ['prod_yourapp']],
    ['git remote add prod ssh://4f2@yourapp-yourdomain.paas.net/~/git/yourapp.git/', ['ssh://4f2@yourapp-yourdomain.paas.net/~/git/yourapp.git/']],
    ['vault put PAY=sk_live_...', ['sk_live_...']],
    ['vault put HOOK=whsec_…', ['whsec_…']],
    ['vault put TOKEN=eyJhbGci...', ['eyJhbGci...']],
    ['ssh deploy@host', ['host']],
    ['scp dump.tgz deploy@serveur:/srv', ['serveur']],
    ['shipit --to 192.168.1.20,192.168.1.21 up', ['192.168.1.20', '192.168.1.21']],
    ['./restore.sh saves/20250131_020304', ['20250131_020304']],
    ['tool add $(pick POD_NAME)', ['POD_NAME']],
  ])('asks for it in %j', (code, written) => {
    expect(inputsOf(code).bySource(0).map((s) => s.split('→')[0])).toEqual(written);
  });
  it.each([
    'make deploy@host',
    'ip addr add 192.168.1.1/24 dev eth0',
    'ufw allow from 192.168.1.0/24',
    'echo done...',
    'virtualenv shop && source shop/bin/activate\ncd $VIRTUAL_ENV/src',
    'conda activate shop\nls $CONDA_PREFIX',
    'tar -xzf "$FOUND" -C /tmp/back\npsql shop < /tmp/back/base.sql',
  ])('asks for nothing of it in %j', (code) => {
    expect(inputsOf(code).inputs.filter((i) => i.name !== 'FOUND')).toEqual([]);
  });
  it('leaves an address of a home network alone that the text names as its own', () => {
    expect(inputsOf('ssh admin@192.168.1.20', { prose: ['The router of the office is 192.168.1.20.'] }).inputs).toEqual([]);
  });
});

describe('what is the reader’s by what the text says', () => {
  const clone = 'git clone https://git.harbour.org/shop/web.git web';
  it('asks for the repository where the reader has a fork or a project of their own', () => {
    for (const prose of ['Clone your project:', 'Use the fork’s address; for the demo we take the main one:', 'Clonez votre fork :']) expect(inputsOf(clone, { prose: [prose] }).bySource(0)).toEqual(['https://git.harbour.org/shop/web.git→REPOSITORY_URL']);
    for (const prose of ['Clone the project:', 'Clone the repository to your machine:', 'Clonez le dépôt :']) expect(inputsOf(clone, { prose: [prose] }).inputs).toEqual([]);
  });
  it('asks for the version of a package that one goes back to', () => {
    expect(inputsOf("pip install 'shop==1.4.2'", { prose: ['If you need to roll back:'] }).bySource(0)).toEqual(['1.4.2→VERSION']);
    expect(inputsOf("pip install 'shop==1.4.2'", { prose: ['Pour revenir à la version précédente :'] }).bySource(0)).toEqual(['1.4.2→VERSION']);
    expect(inputsOf("pip install 'shop==1.4.2'", { prose: ['Install it:'] }).inputs).toEqual([]);
  });
  it('takes a word that is replaced for one purpose as it stands for all others', () => {
    expect(inputsOf('git clone -b main git@h:shop', { prose: ['To use the new engine, replace `main` with `next`.'] }).inputs).toEqual([]);
    expect(inputsOf('git clone -b main git@h:shop', { prose: ['Pour utiliser le nouveau moteur, remplacez `main` par `next`.'] }).inputs).toEqual([]);
    expect(inputsOf('drain worker-7', { prose: ['To use it, replace `worker-7` with your machine.'] }).inputs).toHaveLength(1);
  });
});
