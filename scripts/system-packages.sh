#!/bin/sh
# Installs the system packages that some tests need, when it may (root and apt-get); otherwise says in one line what is missing.
# The tests that need a missing one are skipped, and say so.
set -eu

# program or file to look for : Debian package
needed='bash:bash git:git ssh-keygen:openssh-client flock:util-linux tmux:tmux psql:postgresql-client /usr/lib/postgresql:postgresql /usr/lib/python3/dist-packages/django:python3-django /usr/lib/python3/dist-packages/docutils:python3-docutils bwrap:bubblewrap strace:strace zsh:zsh fish:fish mandoc:mandoc chromium:chromium /usr/share/fonts/truetype/liberation:fonts-liberation pre-commit:pre-commit'
missing=
for pair in $needed; do
  what=${pair%%:*}
  package=${pair#*:}
  case $what in
    /*) [ -e "$what" ] || missing="$missing $package" ;;
    *) command -v "$what" >/dev/null 2>&1 || missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests:$missing …" >&2
  log=$(mktemp)
  if (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing) >"$log" 2>&1; then
    rm -f "$log"
    exit 0
  fi
  tail -n 3 "$log" >&2
  rm -f "$log"
fi
echo "Some tests will be skipped; to run them all: sudo apt-get install$missing" >&2
