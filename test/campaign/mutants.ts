/** Faults put into the engine on purpose, one row each; the attack named has to find it, or the campaign cannot fail. */
import type { Mutant } from './engine.ts';

export const mutants: readonly Mutant[] = [
  { name: 'the record is not synced', file: 'src/world/files.ts', from: '    fdatasyncSync(', to: '    void (', attack: 'intent-first' },
  { name: 'the intent is written after the step', file: 'src/run/keeper-client.ts', from: '      await intent();\n', to: '      setTimeout(() => void intent(), 300);\n', attack: 'intent-first' },
  { name: 'a step does not wait for its intent', file: 'src/keeper/keeper.ts', from: '(await going) && !this.#runnerGone', to: '!this.#runnerGone', attack: 'intent-first' },
  { name: 'nobody holds the lock', file: 'src/keeper/lock.ts', from: '  if (status === 1) {', to: '  if (status === 99) {', attack: 'two-runs' },
  { name: 'done steps are run again', file: 'src/run/run-step.ts', from: "if (before && before.outcome !== 'failed' && resume", to: "if (before && before.outcome === 'accepted' && resume", attack: 'kill-runner' },
  { name: 'an unknown step is run again by itself', file: 'src/run/settle-unknown.ts', from: '  return ask(context, step, unknown, files, next);', to: '  void ask;\n  return next();', attack: 'kill-everything' },
  { name: 'a step that began and has no outcome is forgotten', file: 'src/record/read-record.ts', from: '  const open = [...begun.values()].at(-1);', to: '  const open = [...begun.values()].at(99);', attack: 'kill-everything' },
  { name: 'the keeper ends with its runner', file: 'src/keeper/keeper.ts', from: '    if (!this.#step && !this.#starting) return this.leave();', to: '    process.exit(0);', attack: 'kill-runner' },
  { name: 'the exit status of a dead runner’s step is taken for 0', file: 'src/run/settle-unknown.ts', from: 'ended: { exitCode: code, signal, seconds }', to: 'ended: { exitCode: code === null ? null : 0, signal, seconds }', attack: 'dead-runners-outcome' },
  { name: 'a signal is taken for success', file: 'src/keeper/step-shell.ts', from: "child.once('exit', (exitCode, signal) => resolve({ exitCode, signal, failed: null }));", to: "child.once('exit', (exitCode) => resolve({ exitCode: exitCode ?? 0, signal: null, failed: null }));", attack: 'kill-step' },
  { name: 'a failed step does not stop the run', file: 'src/run/run-step.ts', from: "      case 'stop': return { end: failure.stopped ? { outcome: 'stopped', failure: null } : { outcome: 'failed', failure } };", to: "      case 'stop': return goOn;", attack: 'kill-step' },
  { name: 'what a step started is left behind', file: 'src/keeper/running-step.ts', from: '    if (this.#stopped || this.#timedOut) killTree(shell.pid, shell.mark);\n', to: '', attack: 'signals' },
  { name: 'a signal does not end the run', file: 'src/run/run-plan.ts', from: '    if (context.interrupted) return ended();\n    const result = await work();\n', to: '    const result = await work();\n    if (Math.random() < 2) return { end: null };\n', attack: 'signals' },
  { name: 'a torn line is gone on after', file: 'src/record/run-journal.ts', from: '    if (chain.tornBytes > 0) await this.#file.truncate(chain.wholeBytes);\n', to: '', attack: 'torn-record' },
  { name: 'a full disk is passed over', file: 'src/record/run-journal.ts', from: '    } catch (error) {\n      throw this.#failure(error);\n    }\n    this.#seq += 1;', to: '    } catch {\n      return;\n    }\n    this.#seq += 1;', attack: 'disk-errors' },
  { name: 'the chain is not followed', file: 'src/record/chain.ts', from: "  if (parsed.prev !== prev) return { why: 'line-prev' };\n", to: '', attack: 'record-edits' },
  { name: 'logs are not looked at', file: 'src/record/verify-record.ts', from: "      const hash = await hashOfFile(log);\n", to: '      const hash = line.log;\n', attack: 'record-edits' },
  { name: 'what was answered is not looked at', file: 'src/record/verify-record.ts', from: 'if (hash !== line.ready) fault(', to: 'if (hash === line.ready && false) fault(', attack: 'record-edits' },
  { name: 'the kept head is not looked at', file: 'src/record/verify-record.ts', from: 'heads[a.seq] !== a.head)', to: 'heads[a.seq] === undefined)', attack: 'record-edits' },
  { name: 'a secret’s beginning is let go at the end of a chunk', file: 'src/keeper/masker.ts', from: '    const hold = this.#tailStart(bytes);', to: '    const hold = Math.max(this.#tailStart(bytes), bytes.length);', attack: 'secret-splits' },
  { name: 'base64 is masked at one place only', file: 'src/model/secret-forms.ts', from: 'return [0, 1, 2].flatMap((before)', to: 'return [0].flatMap((before)', attack: 'secret-splits' },
  { name: 'secrets are kept in the saved state', file: 'src/keeper/shell-state.ts', from: '    const fine = !holdsSecret(text, forms) && !secretName(name) && !looksLikeKey(text);', to: '    const fine = true;', attack: 'secrets-on-disk' },
  { name: 'a document that nobody approved is run', file: 'src/ask/trust.ts', from: "  if (known.includes(sha256)) return 'trusted';\n", to: "  return 'trusted';\n", attack: 'hostile-documents' },
  { name: 'the record is written unmasked', file: 'src/keeper/step-log.ts', from: '    this.#put(this.#keys.push(this.#masker.push(chunk)));', to: '    this.#put(chunk);', attack: 'secrets-on-disk' },
];
