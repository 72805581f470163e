/** Clients whose lines only a person types: partition editors, file transfer, debuggers, consoles of devices and stores. */

export interface HandClient {
  /** What its steps are called. */
  readonly name: string;
  /** The programs that open it, and what in their command line says that nothing is typed: an option, a command given along. */
  readonly programs: RegExp;
  readonly ends: RegExp;
  /** Its prompt, or null where it shows none that tells. */
  readonly prompt: RegExp | null;
  /** Lines that it takes (its own words). */
  readonly takes: RegExp;
  /** Of those, what deletes, and what changes; the others look. */
  readonly destroys: RegExp | null;
  readonly changes: RegExp | null;
  /** How prose names it as the place where lines are typed. */
  readonly named: RegExp;
}

const row = (name: string, programs: RegExp, ends: RegExp, prompt: RegExp | null, takes: RegExp, destroys: RegExp | null, changes: RegExp | null, named: RegExp): HandClient => ({ name, programs, ends, prompt, takes, destroys, changes, named });
const transfer = /^\s*(?:!.*|\?|(?:get|put|mget|mput|reget|reput|ls|lls|cd|lcd|pwd|lpwd|mkdir|lmkdir|rm|mrm|rmdir|rename|chmod|chown|chgrp|ln|symlink|df|bye|exit|quit|bin|binary|ascii|passive|prompt|dir|delete|del|mdelete|hash|open|user|close|mirror|help|recurse)(?:\s.*)?)$/i;

/**
 * One row a client, from its manual page. How to add: the program; what in its command line makes it end by itself; its prompt; its own
 * words; of them those that delete and those that change; and how prose names it. Clients that also run a file (`psql -f`) are in
 * `understand/blocks/interpreters.ts`.
 */
export const handClients: readonly HandClient[] = [
  row('parted', /^parted$/, /\s(?:-[a-z]*[slm][a-z]*|--script|--list|--machine|--version)\b|parted\s+(?:-\S+\s+)*\S+\s+\w|</, /^\s*\(parted\)\s?/,
    /^\s*(?:mklabel|mktable|mkpart|mkfs|print|p|rm|resizepart|resize|name|set|toggle|unit|align-check|select|disk_set|rescue|quit|q|help)(?:\s.*)?$/, /^\s*(?:mklabel|mktable|mkpart|mkfs|rm|resize\w*)\b/m, /^\s*(?:name|set|toggle|disk_set|rescue)\b/m, /(?<![\p{L}-])parted(?:['’]s)? (?:prompt|shell|console)|(?:in|inside|dans) `?parted\b/iu),
  row('fdisk', /^(?:fdisk|gdisk)$/, /\s(?:-l|--list|-s|-x|-V|--version)\b|</, /^\s*(?:Expert )?[Cc]ommand \((?:m|\?|h) for help\)\s*:\s?|^\s*(?:Recovery\/transformation|Expert) command \([^)]*\)\s*:\s?/,
    /^\s*(?:[a-zA-Z?]|\+?\d+[KMGTP]?i?B?|[0-9a-fA-F]{2,4}|[Yy]es|[Nn]o|<(?:enter|return)>|enter)\s*(?:#.*)?$/i, /^\s*[wdo]\s*(?:#.*)?$/m, /^\s*[nt]\s*(?:#.*)?$/m, /(?:in|inside|dans) `?[fg]disk\b|\b[fg]disk(?:['’]s)? prompt/iu),
  row('lvm', /^lvm$/, /lvm\s+\w|</, /^\s*lvm>\s?/, /^\s*(?:pv|vg|lv)[a-z]+\b/, /^\s*(?:pv|vg|lv)(?:remove|reduce)\b/m, /^\s*(?:pv|vg|lv)(?:create|extend|change|rename|resize|move|convert)\b/m, /\blvm (?:prompt|shell|console)/i),
  row('gdb', /^(?:gdb|lldb|pdb)$/, /\s(?:--batch|-batch|-ex|--version|-o)\b|</, /^\s*\((?:gdb|lldb|Pdb)\)\s?/, /^\s*(?:bt|backtrace|thread|info|print|p|continue|c|call|detach|quit|q|run|break|b|step|next|x|set|attach|frame|generate-core-file)\b/, null, /^\s*(?:call|set|continue|c|run|detach|kill)\b/m, /(?:in|inside|dans) `?(?:gdb|lldb)\b/iu),
  row('sftp', /^(?:sftp|ftp|lftp|smbclient)$/, /\s(?:-b|-e|-c|-f)\b|</, /^\s*(?:s?ftp|lftp [^>\n]*|smb: [^>\n]*)>\s?/, transfer, /^\s*(?:rm|mrm|rmdir|delete|del|mdelete)\b/im, /^\s*(?:put|mput|reput|mkdir|rename|chmod|chown|mirror)\b/im, /(?:in|inside|at|dans|à) (?:the |l['’]invite )?`?s?ftp\b(?! (?:server|site|client|folder|directory))|\bsftp (?:prompt|shell|session|console)/iu),
  row('nslookup', /^nslookup$/, /nslookup\s+(?:-\S+=\S+\s+)*[^-\s]|</, /^\s*nslookup ?>\s?/, /^\s*(?:>\s*)?(?:server\s+\S+|set\s+\w+=?\S*|ls\b.*|exit|[\w-]+(?:\.[\w-]+)+\.?)\s*$/, null, null, /(?:in|dans) `?nslookup\b/iu),
  row('hbase shell', /^hbase$/, /hbase\s+(?!shell\b)|\s-n\b|</, /^\s*hbase(?:\([^)\n]*\))?:\d+:\d+[>*"]\s?/, /^\s*(?:create|disable|enable|drop|scan|get|put|count|list|describe|desc|truncate|alter|delete|deleteall|status|snapshot|restore_snapshot|clone_snapshot|delete_snapshot|list_snapshots|major_compact|compact|flush|balancer|balance_switch|split|move|assign|unassign|exists|exit|quit|version|whoami|grant|revoke)\b/, /^\s*(?:drop|truncate|delete|deleteall|delete_snapshot|restore_snapshot|disable)\b/m, /^\s*(?:create|put|alter|enable|snapshot|clone_snapshot|\w*compact|flush|balance\w*|split|move|assign|unassign|grant|revoke)\b/m, /\bhbase (?:shell|console|prompt)|(?:console|shell) (?:d['’])?hbase/iu),
  row('zookeeper', /^(?:zkCli(?:\.sh)?|zookeeper-shell(?:\.sh)?)$/, /-server\s+\S+\s+\w|zookeeper-shell(?:\.sh)?\s+\S+\s+\w|</, /^\s*\[zk: [^\]\n]*\]\s?/, /^\s*(?:ls|ls2|get|set|create|delete|deleteall|rmr|stat|quit|close|connect|getAcl|setAcl|sync|addauth)\b/, /^\s*(?:delete|deleteall|rmr)\b/m, /^\s*(?:set|create|setAcl)\b/m, /\bzookeeper (?:shell|cli|console)/i),
  row('virsh', /^virsh$/, /virsh\s+\S|</, /^\s*virsh\s?[#$]\s?/, /^\s*(?:list|start|shutdown|destroy|undefine|define|dominfo|edit|snapshot-\w+|quit|exit|reboot|suspend|resume|migrate|vol-\w+|pool-\w+|net-\w+)\b/, /^\s*(?:destroy|undefine|(?:vol|pool|snapshot|net)-(?:delete|destroy|undefine))\b/m, /^\s*(?:start|shutdown|define|edit|reboot|suspend|resume|migrate|snapshot-\w+)\b/m, /\bvirsh (?:shell|console|prompt)/i),
  row('network device', /^(?:vtysh|minicom|picocom|cu|telnet)$/, /\s-c\b|</, /^\s*[\w.-]+(?:@[\w.-]+)?\((?:config|conf|cfg|vlan|edit)[^)\n]*\)[#>]\s?|^\s*[\w.-]+(?:@[\w.-]+)?[#>]\s*(?=(?:conf(?:igure)?(?:\s+t(?:erm(?:inal)?)?)?\s*$|show\s+\w|wr(?:ite)?(?:\s+mem\w*)?\s*$|copy\s+(?:running|startup|tftp|flash|scp|ftp)\S*|enable\s*$|erase\s+startup|terminal\s+length|request\s+system|commit\s*(?:$|check|confirmed)))/i,
    /^\s*(?:conf(?:igure)?(?:\s+t\w*)?|enable|end|show\s.*|write(?:\s+mem\w*)?|wr|interface\s.*|vlan\s.*|no\s.*|ip\s+(?:address|route)\s.*|router\s.*|copy\s+(?:running|startup)\S*.*|exit|shutdown)\s*$/i, /^\s*(?:erase|reload|delete|no\s+(?:vlan|interface|router)|request\s+system\s+(?:reboot|zeroize))\b/im, /^\s*(?:conf\w*|write|wr|copy|commit|set|no|vlan|interface|shutdown)\b/im, /(?:on|in) the (?:switch|router|firewall)(?:['’]s)? (?:cli|console|prompt)|(?:console|invite) du (?:switch|routeur|commutateur|pare-feu)/iu),
  row('rman', /^(?:rman|dgmgrl|asmcmd)$/, /\s(?:cmdfile|@)\S*|<|\bcommand\b/, /^\s*(?:RMAN|DGMGRL|ASMCMD)>\s?/i, /^\s*(?:backup|restore|recover|crosscheck|delete|list|report|startup|shutdown|alter|run|show|switchover|failover|exit|allocate|configure)\b/i, /^\s*(?:delete|restore|recover|shutdown|failover|drop)\b/im, /^\s*(?:backup|crosscheck|startup|alter|configure|switchover|run)\b/im, /\b(?:rman|dgmgrl) (?:prompt|console)|(?:in|dans) `?rman\b/iu),
  row('interactive console', /^(?:bconsole|ipmitool|targetcli|bluetoothctl|nsupdate|chronyc|ntpq|debugfs|xfs_db|crash|asterisk|ksql|aql|cbq|arangosh|wpa_cli|birdc)$/, /(?:ipmitool|targetcli|bluetoothctl|chronyc|ntpq|debugfs|xfs_db|birdc|wpa_cli)\s+(?!shell\b|-w\s)\S.*\s\w|\s(?:-c|-x|-R|-e|-q|-p|--execute|--query|--eval)\b|</, /^\s*(?:ipmitool|chronyc|ntpq|xfs_db|crash|debugfs|ksql|aql|cbq|bird|vault|consul|\[bluetooth\][#>]?|[\w-]+\*CLI)\s?>\s?|^\s*debugfs:\s\s?|^\s*\[bluetooth\]#\s?|^\s*crash>\s?/, /^\s*(?:help|quit|exit|show|status|server|update|send|zone)\b/, /^\s*(?:update delete|delete|drop|purge|prune|remove|kill_file|rm)\b/im, /^\s*(?:update|set|create|add|write|run|restore|label|chassis power|power)\b/im, /\b(?:bconsole|targetcli|bluetoothctl|nsupdate|chronyc|asterisk) (?:prompt|console|shell)|(?:in|dans) `?(?:bconsole|targetcli|bluetoothctl|nsupdate)\b/iu),
];

const byName = new Map(handClients.map((c) => [c.name, c]));

/** The client of that name, or null. */
export const handClient = (name: string): HandClient | null => byName.get(name) ?? null;

/** Whether a client takes all of the lines that say anything. */
export const clientTakesAll = ({ takes }: HandClient, lines: readonly string[]): boolean => lines.some((l) => l.trim() !== '') && lines.every((l) => l.trim() === '' || takes.test(l));

/** Any program that may open one: a cheap look. */
export const mayOpenHandClient = /parted|[fg]disk|\blvm\b|gdb|lldb|\bpdb\b|ftp|smbclient|nslookup|hbase|zkCli|zookeeper-shell|virsh|vtysh|minicom|picocom|\bcu\b|telnet|rman|dgmgrl|asmcmd|bconsole|ipmitool|targetcli|bluetoothctl|nsupdate|chronyc|ntpq|debugfs|xfs_db|crash|asterisk|ksql|\baql\b|\bcbq\b|arangosh|wpa_cli|birdc/;
