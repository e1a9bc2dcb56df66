#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display.sh COMMAND…: runs it in a virtual display of its own, with a window manager where there is one,
# and ends both afterwards. DARSE_SCREEN sets the size (WIDTHxHEIGHTxDEPTH).
set -euo pipefail

[ $# -gt 0 ] || {
    printf 'usage: %s COMMAND…\n' "$0" >&2
    exit 2
}
command -v Xvfb >/dev/null || {
    printf 'error: Xvfb is not installed, so there is no virtual display\n' >&2
    exit 1
}

work=$(mktemp -d)
pids=()
# shellcheck disable=SC2317 # the trap calls it
finish() {
    local pid
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# The server tells its number when it is ready, so there is nothing to wait for or to guess.
mkfifo "$work/number"
exec 9<>"$work/number"
Xvfb -displayfd 8 -screen 0 "${DARSE_SCREEN:-1920x1200x24}" -nolisten tcp -noreset 8>"$work/number" 9<&- >"$work/log" 2>&1 &
pids=("$!")
if ! read -r -t 30 number <&9; then
    cat "$work/log" >&2
    printf 'error: the virtual display did not start\n' >&2
    exit 1
fi
export DISPLAY=:$number QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    mkdir -m 700 "$work/runtime"
    export XDG_RUNTIME_DIR=$work/runtime
fi

if command -v openbox >/dev/null; then
    # A window that asks to be shown while the manager still starts may be forgotten: wait until it says it is up.
    openbox --sm-disable --startup "sh -c 'echo up >$work/number'" >"$work/openbox" 2>&1 9<&- &
    pids=("$!" "${pids[@]}")
    if ! read -r -t 30 _ <&9; then
        cat "$work/openbox" >&2
        printf 'error: the window manager did not start\n' >&2
        exit 1
    fi
fi
exec 9<&-

"$@" &
command_pid=$!
pids=("$command_pid" "${pids[@]}")
status=0
wait "$command_pid" || status=$?
pids=("${pids[@]:1}")
exit "$status"
