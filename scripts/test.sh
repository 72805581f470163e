#!/bin/sh
# The README's second command: sets up, builds, and runs all tests. Arguments go to vitest.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh
sh scripts/system-packages.sh
sh scripts/other-nodes.sh
node scripts/build.mjs
exec vitest run "$@"
