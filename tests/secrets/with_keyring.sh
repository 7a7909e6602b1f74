#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: with_keyring.sh keyring|no-service|no-bus PROGRAM [ARGUMENT]...
#        with_keyring.sh start-daemon
# Runs a test program in a session of its own: temporary home, temporary session bus and, for "keyring", a gnome-keyring that
# starts unlocked and empty. Nothing is activated on that bus, so a service that is killed stays away until "start-daemon", which
# the program under test may call. No display, so no prompt can be answered. Works as root and without a service manager; leaves no
# process and no file behind. $COFFER_TEST_SESSION is the folder of it all.
set -euo pipefail
self=$(realpath "${BASH_SOURCE[0]}")

# Prints nothing and returns when the daemon owns its name on the bus.
start_daemon() {
    printf 'test-password' | gnome-keyring-daemon --foreground --unlock --components=secrets \
        --control-directory="$COFFER_TEST_SESSION/control" >>"$COFFER_TEST_SESSION/daemon.log" 2>&1 &
    echo $! >>"$COFFER_TEST_SESSION/daemon.pids"
    for _ in $(seq 400); do
        if dbus-send --session --dest=org.freedesktop.secrets --print-reply /org/freedesktop/secrets/aliases/default \
            org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked 2>/dev/null \
            | grep -q 'boolean false'; then
            return 0
        fi
        sleep 0.05
    done
    cat "$COFFER_TEST_SESSION/daemon.log" >&2
    echo "with_keyring.sh: gnome-keyring-daemon did not start" >&2
    return 1
}

case "${1:-}" in
start-daemon)
    start_daemon
    exit
    ;;
inside-keyring)
    start_daemon
    shift
    exec "$@"
    ;;
keyring | no-service | no-bus) ;;
*)
    sed -n '3,4s/^# //p' "$self" >&2
    exit 64
    ;;
esac
mode=$1
shift

COFFER_TEST_SESSION=$(mktemp -d)
export COFFER_TEST_SESSION
end_session() {
    local pid
    while read -r pid; do
        if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = gnome-keyring-d ]; then
            kill -KILL "$pid" 2>/dev/null || true
        fi
    done < <(cat "$COFFER_TEST_SESSION/daemon.pids" 2>/dev/null || true)
    rm -rf -- "$COFFER_TEST_SESSION"
}
trap end_session EXIT
trap 'exit 143' TERM INT HUP

mkdir -m 700 "$COFFER_TEST_SESSION"/{home,runtime,control}
export HOME=$COFFER_TEST_SESSION/home XDG_RUNTIME_DIR=$COFFER_TEST_SESSION/runtime
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS \
    XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION GNOME_DESKTOP_SESSION_ID GNOME_KEYRING_CONTROL
cat >"$COFFER_TEST_SESSION/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$COFFER_TEST_SESSION/runtime</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF

case "$mode" in
keyring) dbus-run-session --config-file="$COFFER_TEST_SESSION/bus.conf" -- "$self" inside-keyring "$@" ;;
no-service) dbus-run-session --config-file="$COFFER_TEST_SESSION/bus.conf" -- "$@" ;;
no-bus) DBUS_SESSION_BUS_ADDRESS="unix:path=$COFFER_TEST_SESSION/runtime/nothing" "$@" ;;
esac
