/** The program as it is, for attacks on all of it. */
import { main } from '../../src/main.ts';

await main();
