#!/bin/sh
# Brings a fresh clone to where it can build and test: the packages of the lock file, and Node 24 first on the path.
# Sourced by quickstart.sh and test.sh, from the repository's root.
set -eu

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "runbook: Node.js 20 or later and npm are needed: on Debian, apt-get install nodejs npm" >&2
  exit 1
fi

# The lock file's own fingerprint tells whether what is installed is what it says.
wanted=$(cksum package-lock.json package.json | cksum)
if [ ! -f node_modules/.runbook-setup ] || [ "$(cat node_modules/.runbook-setup)" != "$wanted" ]; then
  echo "Installing the packages of the lock file …" >&2
  npm ci --no-fund --no-audit --loglevel=error >&2
  printf '%s' "$wanted" > node_modules/.runbook-setup
fi
PATH=$PWD/node_modules/.bin:$PATH
export PATH
