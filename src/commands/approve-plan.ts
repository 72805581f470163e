/** `runbook approve`: one of several people signs what will run, with their SSH key; the signature is a file that git carries to the others. */
import { join, relative, resolve } from 'node:path';
import { givenAnswers } from '../ask/given-answers.ts';
import { terminalPrompter } from '../ask/prompter.ts';
import type { Approval, ApprovalSubject } from '../model/approval.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { needsWord, type Plan } from '../model/plan.ts';
import type { Consent } from '../model/run.ts';
import { approvalName, approvalNamespace, approvalsName, asksForPeople, differences, findApprovals, parseStatement, personWhoSigned, signersName, statement, subjectOf } from '../record/approvals.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { secondsOf } from '../model/durations.ts';
import { isSecret } from '../model/secret-input.ts';
import { planText } from '../show/plan-text.ts';
import { shellWord } from '../words/shell-word.ts';
import { minute } from '../words/duration.ts';
import { tellRecord, type RecordWord } from '../words/record-words.ts';
import { removeFile } from '../world/files.ts';
import { readTextIfThere, realPath, writeWhole } from '../world/paths.ts';
import { printedBy, signText, type Signer } from '../world/ssh-signature.ts';
import { findWorkTree, headCommit } from '../world/work-tree.ts';
import { answered, stepOptions } from './answered.ts';
import { checkDocument } from './check-before.ts';
import { chooseSection } from './choose-section.ts';
import type { Command, CommandContext } from './command.ts';
import { documentBytes, openDocument, openSection } from './open-document.ts';
import { oneDocument } from './operands.ts';
import type { OptionName } from './options.ts';
import { givenOptions, retyped, runOptions, type RunOptions } from './run-options.ts';
import { committedSigners, differencesText, inRepository, lineFor, repositoryOf, spentApprovals } from './second-person.ts';
import { startingFolder } from './start.ts';

/** The longest time that an approval may be good for, and the usual one. In seconds. */
const longest = 30 * 86_400;
const usual = 86_400;

/** What is about to be signed. */
interface Offered {
  readonly plan: Plan;
  readonly fragment: string | null;
  readonly consent: Consent;
  readonly documentPath: string;
  readonly subject: ApprovalSubject;
  readonly root: string;
}

export const approvePlanCommand: Command = async (context) => {
  const { arguments: args, terminal, say, version, typed } = context;
  const tell = (key: RecordWord, values: Readonly<Record<string, string | number>> = {}): string => tellRecord(say.language, key, values);
  const options = runOptions(args, terminal, say);
  const seconds = lifetime(args.value('expires'), say.language);
  const target = oneDocument(args, say);
  const offered = target.endsWith('.json') ? await fromApproval(target, options, context) : await fromDocument(options, context);
  const { plan, subject, root, consent, fragment } = offered;
  const grave = plan.steps.filter((s) => subject.steps.includes(s.id) && needsWord(s));
  if ((plan.settings?.approve ?? 1) < 2) throw new Failure({ message: tell('approve.unasked', { path: plan.source.path }), exitCode: exitCode.usage });
  if (!asksForPeople({ plan, run: subject.steps })) throw new Failure({ message: tell('approve.harmless', { path: plan.source.path }), exitCode: exitCode.usage });
  committedSigners(root, say);
  const key = keyOf(args.value('key'), root, terminal.cwd, say.language);

  const now = new Date();
  const approval: Approval = { schema: 'runbook-approval/1', ...subject, time: now.toISOString(), expires: new Date(now.getTime() + seconds * 1000).toISOString(), version };
  if (options.attended && !args.flag('yes')) {
    const tree = findWorkTree(root);
    const leftOut = new Map(plan.steps.filter((s) => !subject.steps.includes(s.id)).map((s) => [s.id, '']));
    terminal.tell(planText({ plan, fragment, commit: tree && headCommit(tree), values: subject.inputs, leftOut, cwd: subject.cwd, say, paint: terminal.paintError }));
    if (!(await terminalPrompter(terminal, say).confirm(tell('approve.ask', { n: grave.length, time: minute(approval.expires) }), false))) throw new Failure({ message: tell('approve.declined'), exitCode: exitCode.refused });
  } else if (!args.flag('yes')) throw new Failure({ message: tell('approve.declined'), exitCode: exitCode.usage, advice: say('consent.advice', { command: `${retyped(typed, plan.inputs)} --yes` }) });

  const signed = await sign(approval, key, root, say.language);
  const file = join(root, approvalsName, signed.name);
  terminal.write(`${tell('approve.signed', { who: signed.who, time: minute(approval.expires), file: relative(terminal.cwd, file) })}\n`);
  const { agreeing } = await findApprovals(root, subject, now, await spentApprovals(options.runsDir ?? (await defaultRunsDir(offered.documentPath)), null));
  const enough = agreeing.length >= (plan.settings?.approve ?? 1);
  const folder = relative(terminal.cwd, join(root, approvalsName));
  terminal.tell([
    tell('approve.share', { folder, message: `approve ${subject.document.path}` }),
    enough ? tell('approve.enough', { n: agreeing.length, command: lineFor('exec', { plan, fragment, consent }, subject, root, terminal.cwd) }) : tell('approve.others', { file: relative(root, file) }), '',
  ].join('\n'));
  return exitCode.done;
};

/** The first to sign says which document, section, values and steps. */
async function fromDocument(options: RunOptions, context: CommandContext): Promise<Offered> {
  const { arguments: args, terminal, say } = context;
  const prompter = options.attended ? terminalPrompter(terminal, say) : null;
  const opened = await chooseSection(await openDocument(oneDocument(args, say), false, say), prompter, context);
  const { plan, fragment } = opened;
  const documentPath = resolve(terminal.cwd, opened.path);
  const root = repositoryOf(documentPath, say);
  const cwd = startingFolder(opened, options, terminal, say);
  const given = givenAnswers(plan.inputs, givenOptions(args, terminal, {}, say), opened.path, say);
  // Whoever approves needs to know no secret.
  const { selection, answers } = await answered({ opened, options, steps: stepOptions(context, options), given, cwd, prompter, without: isSecret }, context);
  checkDocument(opened, selection.run, say);
  const consent = { ...options.consent, also: selection.named };
  return { plan, fragment, consent, documentPath, root, subject: subjectOf({ plan, run: selection.run, answers, secrets: [], consent, fragment }, ...inRepository(root, documentPath, cwd)) };
}

/** What an approval says of the run, and its second signer cannot say otherwise. */
const ofDocument = ['var', 'vars-file', 'var-command', 'from', 'to', 'only', 'skip', 'also', 'here', 'manual', 'cwd'] as const satisfies readonly OptionName[];

/** Another person signs what one has signed: the same document, section, values and steps, if they are here what they were there. @throws Failure (exit 3) */
async function fromApproval(target: string, options: RunOptions, { arguments: args, terminal, say, version }: CommandContext): Promise<Offered> {
  const said = ofDocument.find((option) => args.flag(option));
  if (said !== undefined) throw new Failure({ message: tellRecord(say.language, 'approve.said', { option: `--${said}`, file: target }), exitCode: exitCode.usage });
  const path = resolve(terminal.cwd, target);
  const approval = parseStatement(new TextDecoder().decode(documentBytes(target, say)));
  const refuse = (key: RecordWord, values: Readonly<Record<string, string>>, advice?: string): never => {
    throw new Failure({ message: tellRecord(say.language, key, { file: target, ...values }), exitCode: exitCode.refused, ...(advice === undefined ? {} : { advice }) });
  };
  if (approval === null) return refuse('approve.broken', {});
  const root = repositoryOf(path, say);
  const documentPath = resolve(root, approval.document.path);
  if (relative(root, documentPath) !== approval.document.path || approval.document.path.startsWith('..')) return refuse('approve.broken', {});
  const shown = relative(terminal.cwd, documentPath);
  const opened = await openSection(shown, documentBytes(shown, say), approval.fragment, false, say);
  const { plan, fragment } = opened;
  const { consent } = options;
  const subject = subjectOf({ plan, run: approval.steps, answers: approval.inputs, secrets: [], consent: { ...consent, manual: 'ask' }, fragment }, approval.document.path, approval.cwd);
  const found = differences(approval, subject);
  if (found.length > 0) return refuse('approve.changed', { what: differencesText(found, { there: approval.version, here: version }, say) }, tellRecord(say.language, 'approve.changed.advice', { command: `runbook approve ${shellWord(target)}` }));
  checkDocument(opened, subject.steps, say);
  return { plan, fragment, consent, documentPath, root: realPath(root), subject };
}

function lifetime(typed: string | null, language: CommandContext['say']['language']): number {
  const days = /^(\d+)\s*d$/.exec(typed ?? '')?.[1];
  const seconds = typed === null ? usual : days === undefined ? secondsOf(typed) : Number(days) * 86_400;
  if (seconds === null || seconds <= 0 || seconds > longest) throw new Failure({ message: tellRecord(language, 'approve.expires', { value: typed ?? '' }), exitCode: exitCode.usage });
  return seconds;
}

/** `--key`, else the SSH key that git signs with. @throws Failure (exit 2) where there is neither */
function keyOf(typed: string | null, root: string, here: string, language: CommandContext['say']['language']): string {
  if (typed !== null) return resolve(here, typed);
  const git = (...words: string[]): string => printedBy('git', ['config', ...words], root)?.trim() ?? '';
  const own = git('--get', 'gpg.format') === 'ssh' ? git('--type=path', '--get', 'user.signingkey') : '';
  if (own !== '' && !own.startsWith('key::')) return resolve(root, own);
  throw new Failure({ message: tellRecord(language, 'approve.no-key'), exitCode: exitCode.usage, advice: tellRecord(language, 'approve.no-key.advice') });
}

/** Signs, looks who that is, and only then leaves statement and signature for others. @throws Failure (exit 1: no signature; exit 3: nobody who may) */
async function sign(approval: Approval, key: string, root: string, language: CommandContext['say']['language']): Promise<Signer & { readonly name: string }> {
  const text = statement(approval);
  let signature: string;
  try {
    signature = signText(text, key, approvalNamespace);
  } catch (error) {
    throw new Failure({ message: tellRecord(language, 'approve.key-failed', { key, why: (error as Error).message }), exitCode: exitCode.failed, advice: tellRecord(language, 'approve.no-key.advice') });
  }
  const folder = join(root, approvalsName);
  const beside = join(folder, '.signing');
  try {
    writeWhole(beside, signature);
    const signer = personWhoSigned(text, beside, join(root, signersName));
    if (signer === null) throw new Failure({ message: tellRecord(language, 'approve.nobody', { key, signers: signersName }), exitCode: exitCode.refused, advice: `${tellRecord(language, 'approve.signers-line')}\n  …@… ${publicHalf(key)}` });
    const name = approvalName(approval, signer.who);
    writeWhole(join(folder, `${name}.sig`), signature);
    writeWhole(join(folder, name), text);
    return { ...signer, name };
  } finally {
    await removeFile(beside);
  }
}

/** The line of the public key, for the allowed-signers file. */
function publicHalf(key: string): string {
  return (readTextIfThere(key.endsWith('.pub') ? key : `${key}.pub`) ?? 'ssh-ed25519 AAAA…').trim().split(/\s+/).slice(0, 2).join(' ');
}
