# shellcheck shell=bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What tests with real containers need of a machine: an unprivileged user and a usable cgroup layout.
# Source common.sh first.

DARSE_TEST_USER=darse-test

# A throw-away user with subordinate ids, to run the engine as somebody without rights.
prepare_test_user() {
    if ! id "$DARSE_TEST_USER" >/dev/null 2>&1; then
        as_root useradd --create-home --shell /bin/bash --comment 'Throw-away user of the Darse tests' "$DARSE_TEST_USER"
        say "    made the user $DARSE_TEST_USER"
    fi
    local kind
    for kind in uid gid; do
        grep -q "^$DARSE_TEST_USER:" "/etc/sub$kind" 2>/dev/null && continue
        as_root usermod "--add-sub${kind}s" 100000-165535 "$DARSE_TEST_USER"
        say "    gave $DARSE_TEST_USER subordinate ${kind}s"
    done
}

# crun refuses a hybrid layout while a controller sits in the v2 tree. Mounting that controller as v1, at a place of
# our own, moves it out of there; nothing else looks at that place.
prepare_cgroups() {
    local unified=/sys/fs/cgroup/unified controllers=() controller place
    [ "$(stat -f -c %T /sys/fs/cgroup 2>/dev/null)" = tmpfs ] && [ -r "$unified/cgroup.controllers" ] || return 0
    read -r -a controllers <"$unified/cgroup.controllers" || true
    for controller in "${controllers[@]}"; do
        place=/run/darse-check/cgroup/$controller
        as_root mkdir -p "$place"
        if as_root mount -t cgroup -o "$controller" "darse-$controller" "$place" 2>/dev/null; then
            say "    moved the cgroup controller $controller out of the v2 tree (mounted at $place)"
        else
            say "    the cgroup controller $controller stays in the v2 tree; crun may refuse to run here"
        fi
    done
}

prepare_machine() {
    if ! can_be_root; then
        say "    without root: the user $DARSE_TEST_USER and the cgroup layout are left as they are"
        return 0
    fi
    prepare_test_user || warn "the user $DARSE_TEST_USER could not be prepared"
    prepare_cgroups
}
