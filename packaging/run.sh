#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: packaging/run.sh [--headless]
# Installs what is missing, builds, and opens Coffer on the sample banks, which it starts itself. With no display (or --headless) it
# draws the window on a virtual one, saves a picture of it, prints the balances and ends. All sample data is in
# build/sample: delete it to start afresh.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
headless=no
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes
case "${1:-}" in
    '') ;;
    --headless) headless=yes ;;
    *) sed -n 's/^# \{0,1\}//; 3,6p' "$0" >&2; exit 64 ;;
esac

bin="$root/build/release/bin"
sample="$root/build/sample"
profile="$sample/profile"
screenshot="$sample/coffer.png"

"$root/packaging/build.sh" release coffer coffer-cli coffer-sandbox coffer-seed-sample
umask 077
mkdir -p "$sample"

scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
trap 'exit 130' INT TERM
[ -n "${HOME:-}" ] || export HOME="$scratch"
[ -n "${XDG_RUNTIME_DIR:-}" ] || export XDG_RUNTIME_DIR="$scratch"

if [ "$headless" = no ]; then
    "$bin/coffer" --sample --profile "$profile"
    exit
fi
xvfb-run --auto-servernum --server-args='-screen 0 1440x900x24' \
    "$bin/coffer" --sample --profile "$profile" --screenshot "$screenshot" </dev/null
"$bin/coffer-cli" --profile "$profile" balances
printf '\nrun: no display, so the window was drawn on a virtual one. Picture: %s\n' "$screenshot"
