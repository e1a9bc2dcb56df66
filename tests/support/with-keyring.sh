#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a program in a session of its own: an empty home, a bus, and an open keyring. All of it ends with the program.
set -euo pipefail

if [ "${1:-}" = --inside ]; then
    shift
    printf 'trial' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    "$@"
    exit
fi
HOME=$(mktemp -d)
trap 'rm -rf "$HOME"' EXIT
export HOME XDG_RUNTIME_DIR=$HOME/run
unset DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP XDG_DATA_HOME XDG_CONFIG_HOME
mkdir -m 0700 "$XDG_RUNTIME_DIR"
dbus-run-session -- "$0" --inside "$@"
