/** Which variables a shell text reads unseen. */
import { expect, it } from 'vitest';
import { hiddenReads } from '../../src/shell/hidden-reads.ts';

it.each([
  ['read -s NAME', ['NAME']], ['read -rs NAME', ['NAME']], ['read -sp "Word of entry: " NAME', ['NAME']], ["IFS= read -r -s -p 'Word: ' NAME", ['NAME']], ['read -s -t 30 -n 8 NAME', ['NAME']],
  ['read -s USER_WORD OTHER', ['USER_WORD', 'OTHER']], ['read -s', ['REPLY']], ['read -sa WORDS', ['WORDS']], ['read -s "NAME?Word: "', ['NAME']], ['ask() { read -s -p "$1 " NAME; }', ['NAME']],
  ['stty -echo\nread NAME\nstty echo\nread OTHER', ['NAME']], ['stty -echo; printf "Word: "; read -r NAME; stty echo', ['NAME']], ['read -s -p "a \\" b" NAME && echo', ['NAME']],
  ['while read -rsn1 one; do WORD+="$one"; done; COPY=$WORD; SUM="$(md5sum <<< "$one")"', ['one', 'WORD']], ['read -sn1 one; WORD="${WORD}${one}"', ['one', 'WORD']],
])('%s', (source, names) => expect(hiddenReads(source)).toEqual(names));

it.each(['read NAME', 'read -r -p "-s" NAME', 'read -p "sure? " -r NAME', 'git read-tree -s NAME', 'spread -s NAME'])('%s reads nothing unseen', (source) => expect(hiddenReads(source)).toEqual([]));
