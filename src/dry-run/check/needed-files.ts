/** The table of which words of a command name files that have to be there, and which name files it makes. */

interface FileRow {
  readonly program: string;
  /** Sub-command that has to follow, if any. */
  readonly sub?: string;
  /** Options whose value is a file that is read. */
  readonly reads?: readonly string[];
  /** Options whose value is a file that is written. */
  readonly writes?: readonly string[];
  /** Which operands (words that are no option) are read: all, all but the last, the first, the last; none if left out. */
  readonly operands?: 'all' | 'all-but-last' | 'first' | 'last';
  /** Which operands are written. */
  readonly makes?: 'all' | 'last';
  /** Options that take a value, so that it is no operand. */
  readonly values?: readonly string[];
}

/** From the manual page of each program. To add one: which of its words are files, and which of them must be there before. */
const rows: readonly FileRow[] = [
  { program: 'cat', operands: 'all' },
  { program: 'cp', operands: 'all-but-last', makes: 'last' },
  { program: 'mv', operands: 'all-but-last', makes: 'last' },
  { program: 'chmod', operands: 'last' },
  { program: 'source', operands: 'first' },
  { program: '.', operands: 'first' },
  { program: 'bash', operands: 'first', values: ['-c', '-o'] },
  { program: 'sh', operands: 'first', values: ['-c', '-o'] },
  { program: 'python', operands: 'first', values: ['-m', '-c'] },
  { program: 'python3', operands: 'first', values: ['-m', '-c'] },
  { program: 'node', operands: 'first', values: ['-e', '-p', '-r'] },
  { program: 'psql', reads: ['-f', '--file'] },
  { program: 'mysql', reads: ['--defaults-file'] },
  { program: 'pg_restore', operands: 'last', values: ['-d', '--dbname', '-h', '--host', '-p', '--port', '-U', '--username', '-j', '--jobs', '-n', '--schema', '-t', '--table', '-f', '--file', '--role'] },
  { program: 'pg_dump', writes: ['-f', '--file'] },
  { program: 'tar', reads: [] },
  { program: 'gunzip', operands: 'all' },
  { program: 'gzip', operands: 'all' },
  { program: 'unzip', operands: 'first', values: ['-d'] },
  { program: 'kubectl', sub: 'apply', reads: ['-f', '--filename', '-k'] },
  { program: 'kubectl', sub: 'create', reads: ['-f', '--filename'] },
  { program: 'kubectl', sub: 'delete', reads: ['-f', '--filename'] },
  { program: 'helm', reads: ['-f', '--values'] },
  { program: 'docker', sub: 'compose', reads: ['-f', '--file', '--env-file'] },
  { program: 'docker-compose', reads: ['-f', '--file', '--env-file'] },
  { program: 'docker', sub: 'build', reads: ['-f', '--file'] },
  { program: 'ansible-playbook', operands: 'first', reads: ['-i', '--inventory'], values: ['-i', '--inventory', '-e', '--extra-vars', '-l', '--limit', '-t', '--tags', '-u', '--user'] },
  { program: 'nginx', reads: ['-c'] },
  { program: 'terraform', reads: ['-var-file'] },
  { program: 'openssl', reads: ['-in', '-inkey', '-CAfile'], writes: ['-out', '-keyout'] },
  { program: 'ssh', reads: ['-i', '-F'] },
  { program: 'mkdir', makes: 'all', values: ['-m', '--mode'] },
  { program: 'touch', makes: 'all', values: ['-d', '-r', '-t'] },
  { program: 'tee', makes: 'all' },
  { program: 'curl', writes: ['-o', '--output'] },
  { program: 'wget', writes: ['-O', '--output-document'] },
];

export interface NamedFiles {
  readonly reads: readonly string[];
  readonly makes: readonly string[];
}

/** The files that a command's words name, as written. */
export function namedFiles(words: readonly string[]): NamedFiles {
  const [program = '', ...rest] = words;
  const reads: string[] = [];
  const makes: string[] = [];
  if (/^\.{0,2}\/\S+/.test(program) && !program.startsWith('//')) reads.push(program);
  for (const row of rows) {
    if (row.program !== program.split('/').at(-1) || (row.sub !== undefined && !rest.slice(0, 3).includes(row.sub))) continue;
    const valued = new Set([...(row.reads ?? []), ...(row.writes ?? []), ...(row.values ?? [])]);
    const operands: string[] = [];
    for (let i = 0; i < rest.length; i++) {
      const word = rest[i] as string;
      const [name = '', inline] = word.startsWith('--') && word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word, undefined];
      if (valued.has(name)) {
        const value = inline ?? rest[++i];
        if (value !== undefined && row.reads?.includes(name)) reads.push(value);
        if (value !== undefined && row.writes?.includes(name)) makes.push(value);
      } else if (!word.startsWith('-')) operands.push(word);
      // `sh -c CODE` and `python -m MODULE` have no file among their operands.
      if (['-c', '-m', '-e', '-p'].includes(name) && row.values?.includes(name)) operands.length = 0;
      if (['-c', '-m', '-e', '-p'].includes(name) && row.values?.includes(name)) break;
    }
    if (row.operands === 'all') reads.push(...operands);
    else if (row.operands === 'all-but-last') reads.push(...operands.slice(0, -1));
    else if (row.operands === 'first') reads.push(...operands.slice(0, 1));
    else if (row.operands === 'last') reads.push(...operands.slice(-1));
    if (row.makes === 'all') makes.push(...operands);
    else if (row.makes === 'last') makes.push(...operands.slice(-1));
  }
  return { reads: reads.filter((f) => f !== '-' && !/^[a-z][a-z0-9+.-]*:\/\//.test(f)), makes };
}
