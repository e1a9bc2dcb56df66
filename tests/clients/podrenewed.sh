#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# podrenewed.sh BUILD: config maps, secrets and labels that change while pods show them as files; memory as a volume; gRPC
# probes against a real gRPC server.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

image=localhost/darse/starter:latest
space=/api/v1/namespaces/default
# patch PLURAL/NAME MERGE-PATCH
patch() { api PATCH "$space/$1" --header "Content-Type: application/merge-patch+json" --data "$2" >/dev/null; }
is() { [ "$(ctl get pod "$1" -o json 2>/dev/null | jq -r "$2")" = "$3" ]; }
gone() { ! ctl get pod "$1" >/dev/null 2>&1; }
tells() { api GET "$space/events" | jq -r '.items[].message' | grep -F "$1" >/dev/null; }
inside() { docker exec "k8s_main_reads_default_${uid}_0" "$@"; }
shows() { [ "$(inside cat "$1")" = "$2" ]; }
lacks() { ! inside test -e "$1"; }

cat >"$work/all.yaml" <<YAML
apiVersion: v1
kind: ConfigMap
metadata: {name: words}
data: {greeting: good morning, old: "1"}
---
apiVersion: v1
kind: Secret
metadata: {name: hidden}
stringData: {word: sesame-seed}
---
apiVersion: v1
kind: Pod
metadata: {name: reads, labels: {tier: front}}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 1
  securityContext: {fsGroup: 4321}
  volumes:
  - {name: words, configMap: {name: words}}
  - {name: hidden, secret: {secretName: hidden, defaultMode: 0400}}
  - {name: later, configMap: {name: later, optional: true}}
  - name: all
    projected:
      sources:
      - {configMap: {name: words, items: [{key: greeting, path: said/greeting}]}}
      - {secret: {name: hidden}}
      - {downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}]}}
  - {name: memory, emptyDir: {medium: Memory}}
  containers:
  - name: main
    image: $image
    imagePullPolicy: Never
    command: [sleep, "1000"]
    resources: {limits: {memory: 32Mi}}
    volumeMounts:
    - {name: words, mountPath: /words}
    - {name: words, mountPath: /fixed, subPath: greeting}
    - {name: hidden, mountPath: /hidden}
    - {name: later, mountPath: /later}
    - {name: all, mountPath: /all}
    - {name: memory, mountPath: /memory}
YAML
ctl apply "$work/all.yaml" >/dev/null
eventually is reads '.status.containerStatuses[0].ready' true
uid=$(ctl get pod reads -o json | jq -r .metadata.uid)
same "a file" "$(inside cat /words/greeting)" "good morning"
same "a file behind a link" "$(inside readlink /words/greeting)" "..data/greeting"
same "who may read a secret" "$(inside stat -c '%a %g' -L /hidden/word)" "440 4321"
same "the labels" "$(inside cat /all/labels)" 'tier="front"'
same "what a missing object shows" "$(inside ls /later)" ""
same "memory as a volume, in KiB" "$(inside df -k /memory | awk 'END { print $2 }')" 32768
found=$(find "$work/root" -xdev -type f -exec grep --text --files-with-matches sesame-seed {} +) || true
same "files on the disk that have the secret of a volume" "$found" ""

# What changes is renewed in what runs, all at once; a part of a volume stays what it was.
before=$(inside readlink /words/..data)
patch configmaps/words '{"data": {"greeting": "good evening", "old": null, "new": "2"}}'
eventually shows /words/greeting "good evening"
eventually shows /words/new 2
eventually shows /all/said/greeting "good evening"
eventually lacks /words/old
[ "$(inside readlink /words/..data)" != "$before" ] || fail "the files are not in a fresh folder"
eventually lacks "/words/$before"
same "a part of a volume" "$(inside cat /fixed)" "good morning"
patch secrets/hidden '{"stringData": {"word": "open"}}'
eventually shows /hidden/word open
eventually shows /all/word open
patch pods/reads '{"metadata": {"labels": {"tier": "back"}}}'
eventually shows /all/labels 'tier="back"'
api POST "$space/configmaps" --header "Content-Type: application/json" \
    --data '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "later"}, "data": {"now": "here"}}' >/dev/null
eventually shows /later/now here

# What is gone leaves its files, and that is told.
ctl delete configmap words >/dev/null
eventually tells "volume words stays as it was"
same "a file of what is gone" "$(inside cat /words/greeting)" "good evening"
same "how often it was begun" "$(ctl get pod reads -o json | jq -r '.status.containerStatuses[0].restartCount')" 0

# The next engine goes on with it.
{
    kill -9 "$engine"
    wait "$engine" || true
} 2>/dev/null
"$build/bin/darse-engine" --root "$work/root" --socket "$work/darse.sock" --log error >>"$work/engine.log" 2>&1 &
engine=$!
eventually ctl ping
patch secrets/hidden '{"stringData": {"word": "closed"}}'
eventually shows /hidden/word closed

# Who is not to be root is told that the image says nobody else.
printf '{apiVersion: v1, kind: Pod, metadata: {name: nobody}, spec: {hostNetwork: true, securityContext: {runAsNonRoot: true}, containers: [{name: main, image: "%s", imagePullPolicy: Never}]}}\n' \
    "$image" >"$work/nobody.yaml"
ctl apply "$work/nobody.yaml" >/dev/null
eventually is nobody '.status.containerStatuses[0].state.waiting.message' "container has runAsNonRoot and image will run as root"
ctl delete pod nobody >/dev/null
eventually gone nobody

# A gRPC server of others, which is well, then not.
if /usr/bin/python3 -c 'import grpc' 2>/dev/null; then
    printf 1 >"$work/health"
    PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 "$here/grpchealth.py" "$work/port" "$work/health" >"$work/grpc.log" 2>&1 &
    health=$!
    eventually test -s "$work/port"
    for service in web other; do
        probe="{grpc: {port: $(cat "$work/port"), service: $service}, periodSeconds: 1, failureThreshold: 1}"
        printf '{apiVersion: v1, kind: Pod, metadata: {name: %s}, spec: {hostNetwork: true, terminationGracePeriodSeconds: 1, containers: [{name: main, image: "%s", imagePullPolicy: Never, command: [sleep, "1000"], readinessProbe: %s}]}}\n' \
            "$service" "$image" "$probe" >"$work/$service.yaml"
        ctl apply "$work/$service.yaml" >/dev/null
    done
    eventually is web '.status.containerStatuses[0].ready' true
    eventually tells "Readiness probe failed"
    same "whom the server does not know" "$(ctl get pod other -o json | jq -r '.status.containerStatuses[0].ready')" false
    printf 2 >"$work/health.new" && mv "$work/health.new" "$work/health"
    eventually is web '.status.containerStatuses[0].ready' false
    ctl delete -f "$work/web.yaml" >/dev/null
    ctl delete -f "$work/other.yaml" >/dev/null
    kill "$health"
    wait "$health" 2>/dev/null || true
    for pod in web other; do eventually gone "$pod"; done
fi

ctl delete pod reads >/dev/null
eventually gone reads
[ -z "$(ls -A "$work/root/pods" 2>/dev/null)" ] || fail "volumes of pods stay behind"
