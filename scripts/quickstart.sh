#!/bin/sh
# The README's first command: sets up, builds, and really runs the quick-start runbook, with or without a terminal.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh
node scripts/build.mjs
# Without a terminal nobody can be asked for the name in the note.
[ -t 0 ] || set -- --var NAME="$(id -un)" "$@"
exec node bin/runbook.cjs exec runbooks/quick-start.md --trust --yes "$@"
