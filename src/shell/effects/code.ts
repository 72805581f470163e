/** Effects of program text (Python, Ruby, JavaScript, PHP, PowerShell …) by the names of what it calls. */
import type { Judgement } from './judgement.ts';
import { sqlJudgement } from './sql.ts';
import { taskNameEffect } from './task-names.ts';

interface CallRow {
  readonly calls: RegExp;
  readonly why: string;
}

/** Calls that delete, by language family; a name counts only where it is called or ends a message chain. How to add: the name as its documentation writes it. */
const destroying: readonly CallRow[] = [
  { calls: /[.:>](?:delete_all|destroy_all|delete_by|destroy_by|destroy!?|really_destroy!|purge!?|drop!?|truncate|truncate_all|drop_all|drop_table|drop_database|dropDatabase|dropCollection|dropIndexes|dropTable|deleteMany|deleteOne|deleteById|findOneAndDelete|findByIdAndDelete|forceDelete|forceDestroy|flushall|flushdb|flushAll|flushDb|rmtree|removeAll|bulk_delete|_raw_delete|destroyAll|deleteAll|remove_user|delete_user|deleteUser|terminate_instances|delete_object|delete_bucket|rm_rf|rm_r|obliterate)\b/, why: 'calls a method that deletes data' },
  { calls: /\.(?:delete|remove)\s*\((?!\s*['"]?(?:cache|tmp))/, why: 'calls delete or remove' },
  { calls: /\.delete\s*(?:$|[\n;}])/m, why: 'calls delete' },
  { calls: /\b(?:shutil\.rmtree|os\.(?:remove|unlink|rmdir|removedirs)|FileUtils\.rm\w*|File\.delete|Dir\.rmdir|fs\.(?:rm|rmSync|unlink|unlinkSync|rmdir|rmdirSync)|unlink|rimraf|File\.unlink|Path\([^)]{0,200}\)\.unlink)\s*\(?/, why: 'deletes files' },
  { calls: /\b(?:Destroy|Delete|Purge|Wipe|Erase)\w*(?:Service|Job|Worker|Command|Task|Action|Interactor|Operation)\b[^\n]*\.\s*(?:execute|call|perform|run|handle|dispatch|async)/, why: 'calls what is made to delete' },
  { calls: /\b(?:flush_database|flush_db|reset_db|drop_db|wipe)\s*\(/, why: 'empties a database' },
];

const changing: readonly CallRow[] = [
  { calls: /[.:>](?:save!?|create!?|update!?|update_all|update_columns?|update_attributes?|insert\w*|bulk_create|bulk_update|get_or_create|update_or_create|set\w*|add\w*|push|put\w*|post\w*|send\w*|write\w*|perform_(?:now|later|async)|delay|apply_async|execute!?|call!?|run!?|enable\w*|disable\w*|increment!?|touch|replaceOne|updateOne|updateMany|insertOne|insertMany|createIndex\w*|createUser|createCollection|upsert|toggle!?|activate!?|deactivate!?|import\w*|commit|archive|reindex\w*|restart|start|stop|kill|clear|reset\w*|initiate|reconfig|stepDown|addShard|grantRolesToUser)\b\s*(?:[(!]|$|[\n;])/m, why: 'calls a method that writes' },
  { calls: /\.[a-z]\w*!(?![=~])/, why: 'calls a method whose “!” says that it changes something' },
  { calls: /\bopen\s?\([^)]{0,200}['"](?:w|a|x|wb|ab)\+?['"]/, why: 'writes a file' },
  { calls: /\b(?:os\.(?:system|makedirs|mkdir|rename|chmod)|subprocess\.\w+|call_command|exec|system|spawn|Artisan::call|load_config)\s*\(/, why: 'starts something or writes' },
  { calls: /\]\s*=(?!=)|^\s*\w+(?:\.\w+)+\s*=(?!=)/m, why: 'sets a value' },
];

const reading = /[.:>](?:find\w*|get\w*|all|first|last|count|where|filter|exclude|values\w*|exists\??|includes|pluck|order\w*|limit|inspect|to_s|to_json|pretty|show\w*|stats|status|list\w*|print\w*|log|length|size|keys|aggregate|explain|isMaster|hello|select|distinct|sum|version|conf|serverStatus|currentOp|dump\w*|token\w*|read\w*|join|map|format|split|choice|sample|hexdigest|generate\w*|host|protocol|parse|loads?)\b|^\s*(?:print|puts|p|pp|echo|import|from|require|show|use|help|exit|quit|var_dump|console\.log)\b/m;

/** PowerShell cmdlets name what they do: `Verb-Noun`. From "Approved Verbs for PowerShell Commands". */
const powershellVerbs: readonly (readonly [RegExp, Judgement['effect']])[] = [
  [/\b(?:Clear-(?:RecycleBin|Disk|Content|EventLog)|Remove-(?!Variable|Module|PSSession|Job|TypeData|Alias)\w+|Format-Volume|Initialize-Disk|Stop-Computer|Uninstall-\w+|Unregister-\w+|Revoke-\w+|Reset-\w+)\b/i, 'destroy'],
  [/\b(?:del|erase|rmdir|rd|format|diskpart)\s+[\w/\\.:*-]/i, 'destroy'],
  [/\b(?:Set|New|Add|Enable|Disable|Start|Stop|Restart|Install|Import|Update|Move|Copy|Rename|Send|Invoke(?!-RestMethod|-WebRequest)|Register|Grant|Publish|Export|Save|Write|Out-File|Mount|Dismount|Suspend|Resume|Sync|Complete|Restore|Backup|Compress|Expand|Clear|Join|Repair|Optimize|Approve|Deny|Push|Remove)-(?!Host\b|Output\b|Location\b|Variable\b|Object\b|StrictMode\b|PSSession\b|Verbose\b|Path\b|Item\b(?=\s+env:))\w+/i, 'change'],
  [/\b(?:certutil\s.*-(?:import|add|del)|choco\s+(?:install|upgrade|uninstall)|winget\s+(?:install|upgrade|uninstall)|sc(?:\.exe)?\s+(?:create|start|stop|delete)|net\s+(?:start|stop|user)|reg\s+add|msiexec|mkdir|md|copy|xcopy|robocopy|move|ren|setx|git\s+(?:clone|pull|push|commit)|npm\s+(?:i|install|ci|run)|pip\s+install|uvicorn|iisreset|python\s+-m\s+venv|docker(?:-compose)?\s+(?:run|up|build|compose\s+up|start|stop))\b/i, 'change'],
];

const powershellNames = new Set(['pwsh', 'powershell', 'ps1', 'ps', 'cmd', 'bat', 'batch', 'cmd.exe', 'posh']);

/** Whether an interpreter's name means PowerShell or the command prompt of Windows. */
export function isPowershell(interpreter: string): boolean {
  return powershellNames.has(interpreter.toLowerCase());
}

/** PowerShell and cmd by their verbs; reading where none changes. */
export function powershellJudgement(source: string): Judgement {
  const text = source.replace(/^[ \t]*(?:#|REM\b|::).*$/gim, '');
  for (const [verbs, effect] of powershellVerbs) {
    const hit = verbs.exec(text);
    if (hit) return { effect, why: `${hit[0].trim()}: its verb says so` };
  }
  // A script says by its name alone what it does, if at all.
  const script = /(?:^|[\s&;|])(?:[\w.-]*[\\/])*([\w.-]+)\.(?:cmd|bat|ps1|exe)(?=\s|$)/im.exec(text)?.[1];
  if (script !== undefined) return taskNameEffect(script, false) ?? { effect: 'unknown', why: `nothing is known of ${script}` };
  return { effect: 'read', why: 'no verb in it that changes anything' };
}

/** Program text in any language of the Python, Ruby, JavaScript, PHP kind. */
export function codeJudgement(source: string): Judgement {
  const text = source.replace(/^[ \t]*(?:#|\/\/).*$/gm, '');
  for (const row of destroying) if (row.calls.test(text)) return { effect: 'destroy', why: row.why };
  const sql = embeddedSql(text);
  if (sql?.effect === 'destroy') return sql;
  for (const row of changing) if (row.calls.test(text)) return { effect: 'change', why: row.why };
  if (sql !== null && sql.effect !== 'unknown') return sql;
  return reading.test(text) || text.trim() === '' ? { effect: 'read', why: 'calls only what reads' } : { effect: 'unknown', why: 'no call in it that we know' };
}

/** SQL handed over in a string: `execute("DELETE …")`. */
function embeddedSql(text: string): Judgement | null {
  const statement = /["'`]\s*((?:select|insert|update|delete|drop|truncate|alter|create)\s[^"'`]*)["'`]/i.exec(text)?.[1];
  return statement === undefined ? null : sqlJudgement(statement);
}
