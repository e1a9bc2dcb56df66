#!/bin/sh
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The first process of guest.sh's machine: mounts what an ordinary one has, cgroups all in v2, runs the tests and turns the
# machine off.
export PATH=/bin:/usr/local/bin:/usr/bin:/usr/sbin HOME=/root TMPDIR=/var/tmp
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t cgroup2 -o nsdelegate cgroup /sys/fs/cgroup
mount -t tmpfs tmp /tmp
mount -t tmpfs run /run
mkdir -p /dev/pts /dev/shm
mount -t devpts -o ptmxmode=0666 devpts /dev/pts
mount -t tmpfs shm /dev/shm
ip link set lo up
insmod /modules/overlay.ko
{ read -r root && read -r build; } </etc/build
cd "$root" || poweroff -f # where recordings are looked for
export build
# As systemd does it: nobody lives at the top.
mkdir /sys/fs/cgroup/init
echo $$ >/sys/fs/cgroup/init/cgroup.procs
sed 's/^/+/; s/ / +/g' /sys/fs/cgroup/cgroup.controllers >/sys/fs/cgroup/cgroup.subtree_control
printf 'guest: Linux %s, cgroup v2 with %s, up after %s s\n' "$(uname -r)" "$(cat /sys/fs/cgroup/cgroup.subtree_control)" "$(cut -d' ' -f1 /proc/uptime)"

failed=
if [ -e /etc/command ]; then
    sh -c "$(cat /etc/command)" || failed=' command'
else
    runs() {
        printf 'guest: %s at %s s\n' "$1" "$(cut -d' ' -f1 /proc/uptime)"
        test=$1
        shift
        "$build/tests/$test" "$@" || failed="$failed $test"
    }
    runs tst_cgroup_live
    runs tst_cgroup_hierarchy
    runs tst_cgroup_reader
    runs tst_engine_metrics dockerShowsTheSame
    runs tst_engine_agreement
fi
if [ -z "$failed" ]; then printf 'guest: all passed\n'; else printf 'guest: failed: %s\n' "$failed"; fi
sync
poweroff -f
