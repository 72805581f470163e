/** The table of effects: all rows, found by program. */
import { applicationRows } from './tables/applications.ts';
import { cloudRows } from './tables/clouds.ts';
import { containerRows } from './tables/containers.ts';
import { databaseRows } from './tables/databases.ts';
import { fileRows } from './tables/files.ts';
import { infrastructureRows } from './tables/infrastructure.ts';
import { kubernetesRows } from './tables/kubernetes.ts';
import { lookingRows } from './tables/looking.ts';
import { networkRows } from './tables/network.ts';
import { packageRows } from './tables/packages.ts';
import { storageRows } from './tables/storage.ts';
import { systemRows } from './tables/system.ts';
import { versionControlRows } from './tables/version-control.ts';
import { rowsByProgram } from './row.ts';
import type { Row } from './row.ts';

/** Every row, in the order in which they are tried. */
export const effectRows: readonly Row[] = [
  ...lookingRows,
  ...versionControlRows, ...containerRows, ...kubernetesRows, ...cloudRows, ...infrastructureRows, ...applicationRows,
  ...databaseRows, ...storageRows, ...networkRows, ...systemRows, ...packageRows, ...fileRows,
];

const byProgram = rowsByProgram(effectRows);

/** The programs that the table knows. */
export const programsOfRows: readonly string[] = [...byProgram.keys()];

/** Programs of the system itself, whose names scripts of a project bear as well (`./install.sh`, `bin/test`). */
const ofTheSystem: ReadonlySet<Row> = new Set([...systemRows, ...fileRows]);

/** The rows of one program, most special first; of a `script` called by its path, not those of the system's own programs. */
export function rowsOf(program: string, script = false): readonly Row[] {
  const found = byProgram.get(program) ?? [];
  return script ? found.filter((row) => !ofTheSystem.has(row)) : found;
}
