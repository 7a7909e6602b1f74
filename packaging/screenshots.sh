#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: packaging/screenshots.sh [FOLDER]      FOLDER: build/screenshots
# Takes pictures of every page and of the inspector, to be looked at: in two sizes, light and dark, in English, German and
# Arabic (mirrored), at 100 and 200 %, on the sample banks; and on made-up balances with 0, 3, 14 and 5,000 accounts, among them
# a failed connection, an amount of 16 digits and a name of 60 characters.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
case "${1:-}" in -*) sed -n 's/^# \{0,1\}//; 3,6p' "$0" >&2; exit 64 ;; esac
mkdir -p "${1:-$root/build/screenshots}"
folder=$(cd "${1:-$root/build/screenshots}" && pwd)
bin="$root/build/release/bin"

"$root/packaging/build.sh" release coffer coffer-sandbox coffer-seed-sample coffer-ui-demo
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
trap 'exit 130' INT TERM
umask 077
export XDG_RUNTIME_DIR="$scratch/runtime" TZ=Europe/Berlin
mkdir -p "$XDG_RUNTIME_DIR"

# picture SCREEN COMMAND...
picture() {
    local screen=$1
    shift
    xvfb-run --auto-servernum --server-args="-screen 0 ${screen}x24" "$@" </dev/null >/dev/null
}

count=0
for language in en de ar; do
    for theme in light dark; do
        for look in 1280x800@1 1920x1080@1 1280x800@2; do
            size=${look%@*} scale=${look#*@}
            target="$folder/$language-$theme-$size-$((scale * 100))"
            mkdir -p "$target" "$scratch/profile"
            printf '{"version": 1, "language": "%s"}\n' "$language" >"$scratch/profile/settings.json"
            QT_SCALE_FACTOR=$scale picture "$((${size%x*} * scale))x$((${size#*x} * scale))" \
                "$bin/coffer" --sample --profile "$scratch/profile" --theme "$theme" --size "$size" --screenshot "$target"
            count=$((count + 1))
            printf '%s\n' "$target"
        done
    done
done
for accounts in 0 3 14 5000; do
    for theme in light dark; do
        target="$folder/made-up-$accounts-$theme"
        mkdir -p "$target"
        for page in overview accounts history reports connections activity; do
            picture 1280x800 "$bin/coffer-ui-demo" --"$theme" --count "$accounts" --page "$page" --screenshot "$target/$page.png"
        done
        printf '%s\n' "$target"
    done
done
