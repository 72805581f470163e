/** Words for environments, systems and tools: what headings offer a choice of, and what warnings forbid. */
import { byText } from '../../model/by-text.ts';
import { sieve } from '../../model/sieve.ts';

/** The families: only names of one family are alternatives to each other ("Docker" and "nginx" are two things to look after). */
export type VariantKind = 'environment' | 'system' | 'cloud' | 'packages' | 'tool' | 'server' | 'database' | 'forge' | 'way' | 'step' | 'architecture';

export interface VariantWord {
  readonly kind: VariantKind;
  /** One key for all spellings. */
  readonly key: string;
  /** A pattern's source, and the pattern: the spellings as whole words. */
  readonly spellings: string;
  readonly pattern: RegExp;
}

const wholeWord = (spellings: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_./-])(?:${spellings})(?![\\p{L}\\p{N}_/-])`, 'iu');
const rows = (kind: VariantKind, table: Readonly<Record<string, string>>): VariantWord[] =>
  Object.entries(table).map(([key, spellings]) => {
    let pattern: RegExp | null = null;
    return { kind, key, spellings, get pattern() { return (pattern ??= wholeWord(spellings)); } };
  });

/** A distribution as its heading names it: "CentOS Linux 7", "RHEL 8.4", "CentOS Stream 9", "Debian 11 and 12". */
const release = (names: string): string => `(?:${names})(?: ?linux)?(?: (?:stream )?\\d+(?:\\.\\d+)?(?:(?:,|,? (?:and|or|et|ou)| ?/) ?\\d+(?:\\.\\d+)?)*)?`;

/** Longer names stand before those they contain: the first row that fits wins. */
const variantWords: readonly VariantWord[] = [
  ...rows('environment', {
    preproduction: 'pr[eé]-?prod(?:uction)?|pre-?live',
    production: 'prod(?:uction)?',
    staging: 'stag(?:ing|e)|recette',
    acceptance: 'acceptance|uat|homologation',
    qa: 'qa',
    development: 'dev(?:elopment)?|d[eé]veloppement',
    integration: 'int[eé]gration environment|environnement d.int[eé]gration',
    demo: 'd[eé]mo(?:nstration)?',
    testnet: 'test-?net',
    mainnet: 'main-?net',
    local: 'local(?:ly|e|ement)?|en local',
    sandbox: 'sandbox|bac à sable',
  }),
  ...rows('system', {
    ubuntu: `${release('ubuntu')}|debian ?/ ?ubuntu|ubuntu ?/ ?debian`, debian: release('debian'), fedora: release('fedora'), rhel: release('rhel|red ?hat(?: enterprise)?'), centos: release('centos'), rocky: release('rocky'), alma: release('alma'),
    sles: `suse (?:linux )?${release('enterprise(?: server)?')}(?: server)?(?: \\d+)?|${release('sle[sd]')}`, suse: release('(?:open)?suse(?: linux)?(?: (?:leap|tumbleweed))?'), arch: 'arch ?linux|arch', alpine: 'alpine(?: ?linux)?', oraclelinux: 'oracle ?linux(?: \\d+)?', amazonlinux: 'amazon ?linux(?: \\d+)?', void: 'void ?linux', nixos: 'nix ?os', gentoo: 'gentoo', freebsd: 'freebsd', openbsd: 'openbsd',
    macos: 'mac ?os(?: ?x)?|os ?x|mac|darwin', windows: 'windows(?: \\d+)?|win(?:32|64)', wsl: 'wsl ?2?', linux: '(?:gnu ?/ ?)?linux', raspbian: 'raspbian|raspberry pi(?: os)?',
    bash: '(?:git )?bash', zsh: 'zsh', fish: 'fish', nushell: 'nu ?shell', elvish: 'elvish', rpm: '\\.?rpm(?:-based)?', deb: '\\.?deb(?:-based)?', powershell: 'power ?shell|pwsh', cmd: 'cmd(?:\\.exe)?',
  }),
  ...rows('packages', {
    apt: 'apt(?:-get)?', dnf: 'dnf', yum: 'yum', pacman: 'pacman', apk: 'apk', brew: 'home ?brew|brew', choco: 'choco(?:latey)?', winget: 'winget', snap: 'snap', flatpak: 'flatpak',
    npm: 'npm', yarn: 'yarn', pnpm: 'pnpm', bun: 'bun', pip: 'pip3?', pipx: 'pipx', pipenv: 'pipenv', poetry: 'poetry', uv: 'uv', conda: '(?:mini|ana)?conda', cargo: 'cargo', gem: 'rubygems',
  }),
  // Where it runs: clouds and their clusters, each under its own name, and machines of one's own.
  ...rows('cloud', {
    eks: '(?:amazon |aws )?eks', rds: '(?:amazon |aws )?(?:rds|aurora)', cloudsql: '(?:google |gcp )?cloud ?sql', ecs: '(?:amazon |aws )?(?:ecs|fargate)', ec2: '(?:amazon |aws )?ec2', aws: 'aws|amazon(?: web services)?',
    gke: '(?:google |gcp )?gke', gcp: 'gcp|google(?: cloud(?: platform)?)?|gcloud|cloud run', aks: '(?:azure )?aks', azure: '(?:microsoft )?azure',
    digitalocean: 'digital ?ocean|doks', hetzner: 'hetzner(?: cloud)?', ovh: 'ovh(?:cloud)?', scaleway: 'scaleway|kapsule', linode: 'linode|lke|akamai', vultr: 'vultr', oracle: 'oracle cloud|oci|oke', ibm: 'ibm cloud|iks', alibaba: 'alibaba(?: cloud)?',
    openstack: 'openstack', vsphere: 'vsphere|vmware|esxi', proxmox: 'proxmox', 'bare-metal': 'bare[ -]?metal', premises: 'on-?prem(?:ises?)?|self-?(?:hosted|managed)|auto-?hébergé',
    heroku: 'heroku', fly: 'fly\\.io', render: 'render\\.com', vercel: 'vercel', netlify: 'netlify', railway: 'railway', scalingo: 'scalingo', clever: 'clever[ -]cloud', cloudflare: 'cloudflare(?: pages| workers)?',
    minikube: 'minikube', k3s: 'k3s|rke2?', k3d: 'k3d', microk8s: 'microk8s', 'kind-cluster': 'kind clusters?',
  }),
  ...rows('tool', {
    compose: 'docker[ -]compose', swarm: 'docker swarm|swarm', docker: 'docker', podman: 'podman', kubernetes: 'kubernetes|k8s|kubectl', kustomize: 'kustomize', helm: 'helm(?: charts?)?', nomad: 'nomad', vagrant: 'vagrant', ansible: 'ansible', terraform: 'terraform|open ?tofu', pulumi: 'pulumi',
    systemd: 'systemd|systemctl', upstart: 'upstart', sysv: 'sys(?:tem)?-?v(?:[ -]?init)?(?: ?(?:or|\\/) ?upstart)?|init(?:\\.d)?(?= (?:systems?|scripts?))', openrc: 'open-?rc', supervisor: 'supervisor(?:d|ctl)?', pm2: 'pm2', openshift: 'openshift|oc', virtualenv: '(?:python )?(?:venv|virtualenv)',
    manual: 'manual(?:ly|le)?|manuel(?:le|lement)?|by hand|à la main', binary: '(?:from )?(?:pre-?)?(?:built|compiled|packaged)? ?binar(?:y|ies)|binaires?(?: pr[eé]compil[eé]s?)?', source: '(?:build(?:ing)?|compil(?:e|ing)|install(?:ing|ation)?)? ?from (?:the )?sources?|sources?',
  }),
  ...rows('architecture', { amd64: 'x86[_ -]64|amd64|x64|intel(?: macs?)?', arm64: 'aarch64|arm ?64|apple silicon|m1', armhf: 'arm(?:hf|v[67]l?)', i386: 'i[3-6]86|x86|32[- ]bits?', ppc64le: 'ppc64(?:le)?', s390x: 's390x', riscv: 'riscv(?:64)?' }),
  // How far a new version is from the old one: the way there differs.
  ...rows('step', {
    major: 'major(?: (?:version|release))?(?: (?:updates?|upgrades?|releases?))?|majeure?s?', minor: 'minor(?: (?:version|release))?(?: (?:updates?|upgrades?|releases?))?|mineure?s?',
    alpha: 'alpha (?:version|release)s?', beta: 'beta (?:version|release)s?', candidate: '(?:release candidate|rc)(?: (?:version|release))?s?', final: '(?:final|stable) (?:version|release)s?|(?:version|livraison) finale', snapshot: 'snapshot (?:version|release)s?',
    patch: '(?:patch(?:-?level)?|hot-?fix)(?: (?:version|release))?(?: (?:updates?|upgrades?|releases?))?|correctif',
  }),
  ...rows('server', { nginx: 'nginx', apache: 'apache2?|httpd', caddy: 'caddy', traefik: 'traefik', haproxy: 'haproxy', lighttpd: 'lighttpd', iis: 'iis' }),
  ...rows('database', { postgresql: 'postgres(?:ql)?', mysql: 'mysql', mariadb: 'mariadb', sqlite: 'sqlite3?', mssql: 'mssql|sql server', oracledb: 'oracle(?: database)?', mongodb: 'mongo(?:db)?' }),
  ...rows('forge', { github: 'github(?: actions)?', gitlab: 'gitlab(?:[ -]ci)?', bitbucket: 'bitbucket(?: pipelines)?', gitea: 'gitea|forgejo|codeberg', jenkins: 'jenkins', circleci: 'circle ?ci', azuredevops: 'azure (?:devops|pipelines)', travis: 'travis(?: ci)?', drone: 'drone(?: ci)?', woodpecker: 'woodpecker' }),
  // How it is done: by itself or asked for, with the service or without; "by hand" stands among the tools.
  ...rows('way', {
    automatic: 'automat(?:ed|ic|ically)|automatique(?:ment)?|automatis[eé]e?s?|unattended', standard: 'standard|regular|normale?', unasked: 'non-?interacti(?:ve|ve?ly|f)', asked: 'interacti(?:ve|vely|f)',
    offline: 'off-?line|hors[ -]ligne', online: 'on-?line|en ligne',
  }),
  ...rows('way', { ui: '(?:web |graphical |user )?(?:ui|interface|console|dashboard)|gui|interface (?:web|graphique)|tableau de bord', cli: 'cli|command[ -]line|ligne de commande', api: '(?:rest |http )?api', curl: 'curl', wget: 'wget' }),
];

const blind = ({ spellings }: VariantWord): { readonly source: string; readonly flags: string } => ({ source: spellings, flags: 'iu' });
const variantsMaybeIn = sieve(variantWords, blind, 'variants');

/** The rows that a text names. */
export function variantWordsIn(text: string): readonly VariantWord[] {
  return variantsMaybeIn(text).filter((w) => w.pattern.test(text));
}

const environmentsMaybeIn = sieve(variantWords.filter((w) => w.kind === 'environment' && w.key !== 'local'), blind, 'environments');

/** The environment that a text names; "local" is an adjective as often as a place. */
export const environmentIn = byText((text: string): string | null => environmentsMaybeIn(text).find((w) => w.pattern.test(text))?.key ?? null);

/** A text with the environments that it names taken out, "local" left in. */
export const withoutEnvironment = (text: string): string => environmentsMaybeIn(text).reduce((left, w) => left.replace(w.pattern, '⟨⟩'), text);
