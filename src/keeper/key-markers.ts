/** The texts that keys begin with: where one stands, and enough stands behind it, a library's rules are asked whether it is a key. */

/**
 * What has to follow: so many characters of a token; anything up to the end of the line; a name and a password before `@`, as in an
 * address; or the lines of a key up to its last.
 */
export type KeyNeed = number | 'line' | 'userinfo' | 'block';

export interface KeyMarker {
  /** The rule of @secretlint/secretlint-rule-preset-recommend (13.0.7) that it is for; the shortest key that it takes gives the number. */
  readonly rule: string;
  readonly texts: readonly string[];
  readonly needs: KeyNeed;
}

export const keyMarkers: readonly KeyMarker[] = [
  { rule: 'aws', texts: ['access_key', 'ACCESS_KEY', 'Access_Key', 'accesskey', 'ACCESSKEY', 'AccessKey', 'access_Key', 'accessKey', 'Access_key', 'ACCESS_key', 'ACCESSkey', 'Accesskey', 'ACCESS_Key', 'ACCESSKey'], needs: 'line' },
  { rule: 'privatekey', texts: ['PRIVATE KEY-', 'PRIVATE KEY BLOCK-'], needs: 'block' },
  { rule: 'npm', texts: ['npm_'], needs: 36 },
  { rule: 'npm', texts: ['_authToken='], needs: 'line' },
  { rule: 'basicauth', texts: ['://'], needs: 'userinfo' },
  { rule: 'database-connection-string', texts: ['://'], needs: 'userinfo' },
  { rule: 'slack', texts: ['xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-'], needs: 3 },
  { rule: 'slack', texts: ['slack.com/services/', 'SLACK.COM/SERVICES/'], needs: 5 },
  { rule: 'sendgrid', texts: ['SG.'], needs: 4 },
  { rule: 'shopify', texts: ['shppa_', 'shpca_', 'shpat_', 'shpss_'], needs: 32 },
  { rule: 'stripe', texts: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'], needs: 24 },
  { rule: 'github', texts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], needs: 36 },
  { rule: 'github', texts: ['github_pat_'], needs: 82 },
  { rule: 'gitlab', texts: ['glpat-'], needs: 20 },
  { rule: 'grafana', texts: ['glc_', 'glsa_'], needs: 32 },
  { rule: 'openai', texts: ['sk-'], needs: 48 },
  { rule: 'anthropic', texts: ['sk-'], needs: 48 },
  { rule: 'groq', texts: ['gsk_'], needs: 52 },
  { rule: 'huggingface', texts: ['hf_'], needs: 34 },
  { rule: 'linear', texts: ['lin_api_'], needs: 32 },
  { rule: 'notion', texts: ['ntn_'], needs: 46 },
  { rule: '1password', texts: ['ops_ey'], needs: 100 },
  { rule: 'hashicorp-vault', texts: ['hvs.', 'hvb.', 'hvr.'], needs: 90 },
  { rule: 'vercel', texts: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'], needs: 20 },
  { rule: 'databricks', texts: ['dapi'], needs: 32 },
  { rule: 'docker', texts: ['dckr_pat_'], needs: 27 },
  { rule: 'figma', texts: ['figd_'], needs: 40 },
  { rule: 'cloudflare', texts: ['cfk_', 'cfut_', 'cfat_'], needs: 48 },
  { rule: 'tailscale', texts: ['tskey-'], needs: 20 },
];

/** Rules that look at whole files (a service account's JSON is found by its private key), and what only switches others off. */
export const rulesWithoutMarker: readonly string[] = ['gcp', 'filter-comments'];
