/** The door: arguments in, exit status out. */
const [command, ...args] = process.argv.slice(2);
if (command === 'plan') {
  const { planCommand } = await import('./commands/plan.ts');
  process.stdout.write(await planCommand(args));
}
