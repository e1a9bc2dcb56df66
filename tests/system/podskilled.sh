#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# podskilled.sh BUILD: the engine dies by SIGKILL at every step by which a pod comes to be or goes. The next engine must
# bring the pod to where it was going: every container of it once, or nothing left. It needs root.
set -euo pipefail

build=$(realpath "$1")
# shellcheck source=tests/system/scene.sh
source "$(dirname "$(realpath "$0")")/scene.sh"
begin_scene podskilled
ctl() { timeout 60 "$build/bin/darsectl" --socket "$socket" "$@"; }
ready() { [ "$(ctl get pod one -o json 2>/dev/null | jq -r '.status.conditions[]? | select(.type == "Ready").status')" = True ]; }
runs() { "${docker[@]}" ps --all --quiet --filter label=io.kubernetes.pod.name=one | wc -l; }
gone() { ! ctl get pod one >/dev/null 2>&1 && [ "$(runs)" = 0 ] && [ -z "$(ls -A "$work/root/pods" 2>/dev/null)" ]; }
begun() { sort "$work/shown/begun" 2>/dev/null | tr '\n' ' '; }
settled() { ready && [ "$(begun)" = "first main side " ]; }

mkdir "$work/shown"
said() { printf '[sh, -c, "echo %s >>/shown/begun; %s"]' "$1" "$2"; }
cat >"$work/pod.yaml" <<YAML
apiVersion: v1
kind: ConfigMap
metadata: {name: words}
data: {greeting: good morning}
---
apiVersion: v1
kind: Pod
metadata: {name: one}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 5
  volumes:
  - {name: words, configMap: {name: words}}
  - {name: empty, emptyDir: {}}
  - {name: shown, hostPath: {path: $work/shown}}
  initContainers:
  - name: first
    image: $image
    imagePullPolicy: Never
    command: $(said first "cp /words/greeting /empty/")
    volumeMounts: [{name: shown, mountPath: /shown}, {name: words, mountPath: /words}, {name: empty, mountPath: /empty}]
  containers:
  - name: main
    image: $image
    imagePullPolicy: Never
    command: $(said main "trap 'exit 0' TERM; while :; do sleep 0.05; done")
    volumeMounts: [{name: shown, mountPath: /shown}, {name: empty, mountPath: /empty}]
    lifecycle: {preStop: {exec: {command: ["true"]}}}
  - name: side
    image: $image
    imagePullPolicy: Never
    command: $(said side "trap 'exit 0' TERM; while :; do sleep 0.05; done")
    volumeMounts: [{name: shown, mountPath: /shown}]
YAML

coming=(pod.infra create.recorded start.process pod.volumes pod.created start.recorded pod.started pod.status end.recorded)
going=(pod.ending end.seen pod.ended remove.marked pod.swept)

start
ctl image starter >/dev/null
end_engine
for step in "${coming[@]}"; do
    rm -f "$work/shown/begun"
    dies_at=$step start
    ctl apply "$work/pod.yaml" >/dev/null 2>&1 || true
    until_true is_dead || fail "the engine has not died there"
    start
    # The answer may have been lost with the engine, and the pod with it.
    ctl apply "$work/pod.yaml" >/dev/null || fail "it cannot be applied again"
    until_true settled || fail "it is not ready, or its containers have not begun once each: $(begun)"
    [ "$(runs)" = 4 ] || fail "it has $(runs) containers"
    ctl delete pod one >/dev/null
    until_true gone || fail "something is left: $(runs) containers, $(ls -A "$work/root/pods")"
    end_engine
    printf 'ok %s\n' "$step"
done
for step in "${going[@]}"; do
    rm -f "$work/shown/begun"
    start
    ctl apply "$work/pod.yaml" >/dev/null
    until_true settled || fail "it does not come to be"
    end_engine
    dies_at=$step start
    ctl delete pod one >/dev/null 2>&1 || true
    until_true is_dead || fail "the engine has not died there"
    start
    until_true gone || fail "something is left: $(runs) containers, $(ls -A "$work/root/pods")"
    [ "$(begun)" = "first main side " ] || fail "its containers have begun otherwise than once each: $(begun)"
    end_engine
    printf 'ok %s\n' "$step"
done
engine=
