#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# kubeverbs.sh BUILD: what the console does with objects of an engine of ours: edits that meet, a pod that is replaced,
# ports that are forwarded; and what it does with a cluster.
set -euo pipefail
# shellcheck source=tests/clients/engine.sh
source "$(dirname "$(realpath "$0")")/engine.sh"

gone() { [ -z "$(docker ps --all --quiet)" ]; }
timeout 120 "$build/tests/kubeverbs" "$work/darse.sock" localhost/darse/starter:latest || fail "the console could not"
ctl delete pod web >/dev/null
eventually gone
# The same by Kubernetes' language alone, through the gate that kubectl takes.
ctl kubeconfig >"$work/kubeconfig"
timeout 120 "$build/tests/clusterverbs" "$work/kubeconfig" localhost/darse/starter:latest || fail "the console could not, as kubectl is configured"
ctl kubeconfig --close
