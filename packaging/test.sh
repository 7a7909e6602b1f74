#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: packaging/test.sh [--no-sanitizers]
# Installs what is missing, builds, runs all tests, then the fast ones again under the address and undefined behaviour
# sanitizers, and checks the format of the sources. Exits with 1 if anything failed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sanitizers=yes
case "${1:-}" in
    '') ;;
    --no-sanitizers) sanitizers=no ;;
    *) sed -n 's/^# \{0,1\}//; 3,5p' "$0" >&2; exit 64 ;;
esac

"$root/packaging/setup.sh"
cd "$root"
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT

# Nothing of the user's session reaches a test: no home, no keyring, no display, no proxy.
run_tests() {
    mkdir -p "$scratch/home" "$scratch/runtime"
    chmod 700 "$scratch/home" "$scratch/runtime"
    env -u DBUS_SESSION_BUS_ADDRESS -u DISPLAY -u WAYLAND_DISPLAY -u XDG_CONFIG_HOME -u XDG_DATA_HOME -u XDG_CACHE_HOME \
        -u XDG_STATE_HOME -u CREDENTIALS_DIRECTORY -u http_proxy -u https_proxy -u all_proxy -u HTTP_PROXY -u HTTPS_PROXY \
        -u ALL_PROXY HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/runtime" \
        UBSAN_OPTIONS=print_stacktrace=1 \
        ctest --preset "$1" --parallel 2 --no-tests=error </dev/null
}

check_format() {
    if ! clang-format --version | grep -q 'version 14\.'; then
        echo "format: skipped, this needs clang-format 14 as Debian 12 has it"
        return
    fi
    local file files wrong=0
    files=$(git -c safe.directory='*' -c core.quotePath=false ls-files '*.h' '*.cpp') || return 1
    while IFS= read -r file; do
        clang-format --dry-run -Werror "$file" 2>/dev/null || { printf 'not formatted: %s\n' "$file"; wrong=1; }
    done <<<"$files"
    [ "$wrong" -eq 0 ] || { echo "format: clang-format -i FILE... puts it right"; return 1; }
}

summary=()
failed=no
step() {
    local name=$1 start=$SECONDS result=passed
    shift
    printf '\n== %s\n' "$name"
    "$@" || { result=FAILED; failed=yes; }
    summary+=("$(printf '%-8s %5d s  %s' "$result" $((SECONDS - start)) "$name")")
    [ "$result" = passed ]
}

if step "build" packaging/build.sh release; then
    step "all tests" run_tests release || true
fi
if [ "$sanitizers" = yes ] && step "build with sanitizers" packaging/build.sh asan fast-tests; then
    step "fast tests with sanitizers" run_tests asan || true
fi
step "format" check_format || true

printf '\n'
printf '%s\n' "${summary[@]}"
[ "$failed" = no ]
