#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: packaging/run.sh [--headless]
# Installs what is missing, builds, starts the sample banks and opens Coffer on them. With no display (or --headless) it
# prints the balances, saves a screenshot of the window and ends. All sample data is in build/sample: delete it to start afresh.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
headless=no
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes
case "${1:-}" in
    '') ;;
    --headless) headless=yes ;;
    *) sed -n 's/^# \{0,1\}//; 3,5p' "$0" >&2; exit 64 ;;
esac

bin="$root/build/release/bin"
sample="$root/build/sample"
profile="$sample/profile"
screenshot="$sample/coffer.png"

# The command lines of the programs, all in this place.
start_sandbox() { exec "$bin/coffer-sandbox" --ready-file "$sample/sandbox.ready"; }
seed_profile() { "$bin/coffer-seed-sample" --profile "$1"; }
print_balances() { "$bin/coffer-cli" --profile "$profile" balances; }
open_window() { "$bin/coffer" --sample --profile "$profile"; }
save_screenshot() { xvfb-run --auto-servernum --server-args='-screen 0 1440x900x24' \
    "$bin/coffer" --sample --profile "$profile" --screenshot "$screenshot"; }

"$root/packaging/build.sh" release
mkdir -p "$sample"
umask 077

scratch=$(mktemp -d)
sandbox=
finish() {
    if [ -n "$sandbox" ] && kill "$sandbox" 2>/dev/null; then
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf -- "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM
[ -n "${HOME:-}" ] || export HOME="$scratch"
[ -n "${XDG_RUNTIME_DIR:-}" ] || export XDG_RUNTIME_DIR="$scratch"

# Filled beside its place and then moved, so that an interrupted run leaves no half-filled profile.
if [ ! -d "$profile" ]; then
    echo "run: filling the sample profile with 90 days of history"
    rm -rf -- "$profile.new"
    seed_profile "$profile.new"
    mv -- "$profile.new" "$profile"
fi

rm -f -- "$sample/sandbox.ready"
start_sandbox >"$sample/sandbox.log" 2>&1 </dev/null &
sandbox=$!
for _ in $(seq 100); do
    [ ! -e "$sample/sandbox.ready" ] || break
    kill -0 "$sandbox" 2>/dev/null || break
    sleep 0.1
done
if [ ! -e "$sample/sandbox.ready" ]; then
    tail -n 20 -- "$sample/sandbox.log" >&2
    echo "run: the sample banks did not start (log: $sample/sandbox.log)" >&2
    exit 1
fi

if [ "$headless" = yes ]; then
    save_screenshot </dev/null
    print_balances
    printf '\nrun: no display, so the window was drawn on a virtual one. Screenshot: %s\n' "$screenshot"
else
    open_window
fi
