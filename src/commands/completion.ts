/** `runbook completion`: the completion script of a shell, from the table of options. Starts no process of its own. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Language } from '../model/procedure.ts';
import { nearest } from '../words/nearest.ts';
import type { Command } from './command.ts';
import { commands, options, optionsOf, type CommandRow, type OptionRow } from './options.ts';

/** Each shell's script, its descriptions in a language; `bin/` answers with them from constants. */
export const completionScripts = { bash, zsh, fish } as const;

export const completionCommand: Command = async ({ arguments: args, terminal, say }) => {
  const [shell = '', ...more] = args.operands;
  if (!Object.hasOwn(completionScripts, shell) || more.length > 0) {
    const near = nearest(shell, Object.keys(completionScripts));
    throw new Failure({ message: say('usage.operand', { command: 'completion', what: 'bash | zsh | fish' }), exitCode: exitCode.usage, advice: near && shell ? say('usage.near', { near: `runbook completion ${near}` }) : say('usage.help-of', { command: 'completion' }) });
  }
  terminal.write(completionScripts[shell as keyof typeof completionScripts](say.language));
  return exitCode.done;
};

/** Options whose value names a step of the document. */
const stepOptions = (options as readonly OptionRow[]).filter((o) => o.value === 'STEP').map((o) => o.name);

/** Options whose value names a run, and commands whose operand does (of `log`: the second). */
const runOptions = (options as readonly OptionRow[]).filter((o) => o.value === 'RUN').map((o) => o.name);
/** Endings of documents. */
const endings = ['md', 'markdown', 'rst', 'adoc', 'asciidoc', 'txt'];

const switches = (row: CommandRow): string => optionsOf(row.name).map((o) => `--${o.name}`).join(' ');

function bash(): string {
  const cases = commands.map((row) => `    ${row.name}) options='${switches(row)}'; operands='${row.completes === 'words' ? (row.words ?? []).join(' ') : ''}'; files='${row.completes === 'document' || row.completes === 'folder' ? row.completes : ''}' ;;`);
  const named = (kind: (o: OptionRow) => boolean): string => [...new Set((options as readonly OptionRow[]).filter(kind).map((o) => `--${o.name}`))].join('|');
  const among = (options as readonly OptionRow[]).filter((o) => o.among).map((o) => `    --${o.name}) COMPREPLY=($(compgen -W '${o.among!.join(' ')}' -- "$word")); return ;;`);
  return `# Completion of runbook for bash: source <(runbook completion bash)
_runbook() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} options='' operands='' files=''
  if [ "$word" = '=' ]; then word=''; elif [ "$before" = '=' ]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W '${commands.map((c) => c.name).join(' ')} --help --version' -- "$word")); return; fi
  local i document='' name typed=\${word//\\\\/}
  for ((i = 2; i < COMP_CWORD; i++)); do
    name=\${COMP_WORDS[i]//[\\\\\\'\\"]/}
    case $name in -*) ;; *) if [ -f "\${name%%#*}" ]; then document=$name; break; fi ;; esac
  done
  for i in 2 3; do
    if ((COMP_CWORD > i)) && [ "\${COMP_WORDS[COMP_CWORD-i]}" = --var ] && [[ \${COMP_WORDS[COMP_CWORD-i+2]} = '='* ]]; then
      # A line each: an option of a choice has blanks and quotes in it.
      local value; COMPREPLY=()
      while IFS= read -r value; do if [[ $value = "$typed"* ]]; then COMPREPLY+=("$value"); fi; done < <(runbook __complete choices "$document" "\${COMP_WORDS[COMP_CWORD-i+1]}" 2>/dev/null)
      if ((\${#COMPREPLY[@]} == 0)); then COMPREPLY=($(compgen -f -- "$word")); fi
      return
    fi
  done
  case $before in
    ${runOptions.map((name) => `--${name}`).join('|')}) if [[ $word != -* ]]; then COMPREPLY=($(compgen -W "$(runbook __complete runs 2>/dev/null)" -- "$word")); return; fi ;;
${among.join('\n')}
    ${stepOptions.map((name) => `--${name}`).join('|')}) COMPREPLY=($(compgen -W "$(runbook __complete steps "$document" 2>/dev/null)" -- "$word")); return ;;
    --var) COMPREPLY=($(compgen -W "$(runbook __complete inputs "$document" 2>/dev/null)" -- "$word")); compopt -o nospace +o filenames 2>/dev/null; return ;;
    ${named((o) => o.value === 'FILE')}) COMPREPLY=($(compgen -f -- "$word")); return ;;
    ${named((o) => o.value === 'DIR')}) COMPREPLY=($(compgen -d -- "$word")); return ;;
  esac
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *'#'*) local fragment; mapfile -t COMPREPLY < <(for fragment in $(compgen -W "$(runbook __complete fragments "\${typed%%#*}" 2>/dev/null)" -- "\${typed#*#}"); do printf '%s\\n' "\${typed%%#*}#$fragment"; done) ;;
    *) if [[ \${COMP_WORDS[1]} = log && \${COMP_WORDS[2]} = show && $COMP_CWORD -eq 4 ]]; then operands=$(runbook __complete run-steps "\${COMP_WORDS[3]}" 2>/dev/null)
       elif [[ \${COMP_WORDS[1]} = rollback || ( \${COMP_WORDS[1]} = log && $COMP_CWORD -gt 2 ) ]]; then operands=$(runbook __complete runs 2>/dev/null); fi
       COMPREPLY=($(compgen -W "$operands" -- "$word"))
       local file
       case $files in
         document) while IFS= read -r file; do
             if [[ \${file##*/} != .* || \${word##*/} = .* ]] && [[ -d $file || \${file##*.} = @(${endings.join('|')}) ]]; then COMPREPLY+=("$file"); fi
           done < <(compgen -f -- "$word") ;;
         folder) while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -d -- "$word") ;;
       esac ;;
  esac
}
complete -o filenames -F _runbook runbook
`;
}

function zsh(language: Language): string {
  const cases = commands.map((row) => {
    const specs = optionsOf(row.name).map((o) => `'${o.repeats ? '*' : ''}--${o.name}${o.value === null ? '' : '='}[${quoted(o.says[language])}]${o.value === null ? '' : `:${o.value}:${o.among ? `(${o.among.join(' ')})` : o.value === 'FILE' || o.value === 'DIR' ? '_files' : o.value === 'STEP' ? ' _runbook_known steps' : o.value === 'RUN' ? '_runbook_runs' : o.name === 'var' ? ' _runbook_known inputs' : ''}`}'`);
    const operand = row.completes === 'document' ? `'*:document:_runbook_documents'` : row.name === 'rollback' ? `'1:run:_runbook_runs'` : row.name === 'log' ? `'1:what:(${(row.words ?? []).join(' ')})' '2:run:_runbook_runs' '3:step:_runbook_run_steps'` : row.completes === 'folder' ? `'*:folder:_files -/'` : row.completes === 'words' ? `'1:what:(${(row.words ?? []).join(' ')})'` : '';
    return `    ${row.name}) _arguments ${[...specs, operand].filter(Boolean).join(' ')} ;;`;
  });
  return `#compdef runbook
# Completion of runbook for zsh: runbook completion zsh > "\${fpath[1]}/_runbook"
_runbook_known() {
  local word document=''
  for word in "\${(@)words[2,-1]}"; do word=\${(Q)word}; [[ -f \${word%%\\#*} ]] && document=$word && break; done
  local -a found
  if [[ $1 = inputs && $PREFIX = *=* ]]; then
    local input=\${PREFIX%%=*}
    compset -P '*='
    found=(\${(f)"$(runbook __complete choices "$document" "$input" 2>/dev/null)"})
    if (( $#found )); then compadd -a found; else _files; fi
    return
  fi
  found=(\${(f)"$(runbook __complete $1 "$document" 2>/dev/null)"})
  compadd -S '' -a found
}
_runbook_run_steps() {
  local -a found
  found=(\${(f)"$(runbook __complete run-steps "$words[3]" 2>/dev/null)"})
  compadd -a found
}
_runbook_runs() {
  local -a found
  found=(\${(f)"$(runbook __complete runs 2>/dev/null)"})
  compadd -o nosort -a found 2>/dev/null || compadd -a found
}
_runbook_documents() {
  if [[ $PREFIX = *\\#* ]]; then
    local document=\${(Q)PREFIX%%\\#*}
    compset -P '*\\#'
    local -a found
    found=(\${(f)"$(runbook __complete fragments "$document" 2>/dev/null)"})
    compadd -a found
  else
    _files -g '*.(${endings.join('|')})'
  fi
}
_runbook() {
  if (( CURRENT == 2 )); then
    local -a found
    found=(${commands.map((c) => `'${c.name}:${quoted(c.says[language])}'`).join(' ')})
    _describe command found
    return
  fi
  local command=$words[2]
  words=(runbook "\${(@)words[3,-1]}")
  (( CURRENT -= 1 ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _runbook runbook
if [[ \${funcstack[1]} == _runbook ]]; then _runbook "$@"; fi
`;
}

function fish(language: Language): string {
  const takes: readonly (readonly [(o: OptionRow) => boolean, string])[] = [
    [(o) => o.value === 'RUN', " -x -k -a '(runbook __complete runs 2>/dev/null)'"],
    [(o) => o.value === 'STEP', " -x -k -a '(runbook __complete steps (__runbook_document) 2>/dev/null)'"],
    [(o) => o.name === 'var', " -x -a '(__runbook_inputs)'"],
    [(o) => o.value === 'DIR', " -x -a '(__fish_complete_directories (commandline -ct))'"],
  ];
  const lines = commands.flatMap((row) => [
    `complete -c runbook -n __fish_use_subcommand -f -a ${row.name} -d '${quoted(row.says[language])}'`,
    ...optionsOf(row.name).map((o) => `complete -c runbook -n '__fish_seen_subcommand_from ${row.name}' -l ${o.name}${o.short ? ` -s ${o.short}` : ''}${o.value === null ? '' : o.among ? ` -x -a '${o.among.join(' ')}'` : (takes.find(([kind]) => kind(o))?.[1] ?? ' -r')} -d '${quoted(o.says[language])}'`),
    ...(row.completes === 'words' ? [`complete -c runbook -n '__fish_seen_subcommand_from ${row.name}${row.name === 'log' ? `; and not __fish_seen_subcommand_from ${(row.words ?? []).join(' ')}` : ''}' -f -a '${(row.words ?? []).join(' ')}'`] : []),
    ...(row.completes === 'document' ? [`complete -c runbook -n '__fish_seen_subcommand_from ${row.name}' -f -k -a '(__runbook_documents)'`] : []),
    ...(row.name === 'rollback' ? ["complete -c runbook -n '__fish_seen_subcommand_from rollback' -f -k -a '(runbook __complete runs 2>/dev/null)'"] : []),
    ...(row.name === 'log' ? [`complete -c runbook -n '__fish_seen_subcommand_from log; and __fish_seen_subcommand_from ${(row.words ?? []).join(' ')}; and test (count (commandline -opc)) -lt 4' -f -k -a '(runbook __complete runs 2>/dev/null)'`, "complete -c runbook -n '__fish_seen_subcommand_from show; and test (count (commandline -opc)) -ge 4' -f -k -a '(runbook __complete run-steps (commandline -opc)[4] 2>/dev/null)'"] : []),
  ]);
  const known = [
    'function __runbook_document', "  for word in (commandline -opc)[3..-1]", "    set -l path (string replace -r '#.*' '' -- $word)", '    test -f "$path"; and echo $word; and return', '  end', 'end',
    'function __runbook_documents', '  set -l word (commandline -ct | string unescape)', "  if string match -q '*#*' -- $word", "    set -l document (string replace -r '#.*' '' -- $word)", '    for fragment in (runbook __complete fragments $document 2>/dev/null)', '      echo $document#$fragment', '    end',
    '  else', `    for file in (__fish_complete_path $word)`, `      string match -qr '/(\\t|$)|\\.(${endings.join('|')})(\\t|$)' -- $file; and echo $file`, '    end', '  end', 'end',
    'function __runbook_inputs', '  set -l word (commandline -ct)', "  if string match -q '*=*' -- $word", "    set -l name (string replace -r '=.*' '' -- $word)", '    set -l values (runbook __complete choices (__runbook_document) $name 2>/dev/null)',
    '    if test (count $values) -gt 0', '      printf "%s\\n" $name=$values', '    else', "      for file in (__fish_complete_path (string replace -r '^[^=]*=' '' -- $word))", '        echo $name=$file', '      end', '    end',
    '  else', '    runbook __complete inputs (__runbook_document) 2>/dev/null', '  end', 'end',
    "complete -c runbook -n __fish_use_subcommand -l version", `complete -c runbook -n __fish_use_subcommand -l help -d '${quoted(optionsOf('exec').find((o) => o.name === 'help')?.says[language] ?? '')}'`,
  ];
  return `# Completion of runbook for fish: runbook completion fish | source\n${[...lines, ...known].join('\n')}\n`;
}

/** Inside single quotes and zsh's brackets. */
function quoted(text: string): string {
  return text.replaceAll("'", '’').replaceAll('[', '(').replaceAll(']', ')').replaceAll(/\s*:/g, ' -');
}
