#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# podlife.sh BUILD: hooks, last words, deadlines, probes, limits, ephemeral containers and secrets of pods, and what links
# that containers plant do not gain.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

image=localhost/darse/starter:latest
pods=/api/v1/namespaces/default/pods
field() { ctl get pod "$1" -o json | jq -r "$2"; }
is() { [ "$(field "$1" "$2" 2>/dev/null)" = "$3" ]; }
ready() { is "$1" '.status.conditions[]? | select(.type == "Ready").status' True; }
gone() { ! ctl get pod "$1" >/dev/null 2>&1; }
tells() { api GET /api/v1/namespaces/default/events | jq -r '.items[].message' | grep -F "$1" >/dev/null; }
logs() { api GET "$pods/$1/log?container=$2" | grep -x -F "$3" >/dev/null; }
mkdir "$work/shown" "$work/victim"

cat >"$work/all.yaml" <<YAML
apiVersion: v1
kind: Secret
metadata: {name: hidden}
stringData: {word: open-sesame}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: words}
data: {greeting: good morning}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: kept}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}
---
apiVersion: v1
kind: Pod
metadata: {name: hooked}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 20
  resources: {limits: {memory: 96Mi}}
  volumes: [{name: shown, hostPath: {path: $work/shown}}]
  containers:
  - name: main
    image: $image
    imagePullPolicy: Never
    command: [sh, -c, 'trap "echo asked >>/shown/order; exit 0" TERM; while :; do sleep 0.05; done']
    env: [{name: WORD, valueFrom: {secretKeyRef: {name: hidden, key: word}}}]
    volumeMounts: [{name: shown, mountPath: /shown}]
    lifecycle:
      postStart: {exec: {command: [sh, -c, "sleep 0.3; echo begun >>/shown/order"]}}
      preStop: {exec: {command: [sh, -c, "sleep 0.3; echo ending >>/shown/order"]}}
  - name: rests
    image: $image
    imagePullPolicy: Never
    command: [sh, -c, "trap 'exit 0' TERM; while :; do sleep 0.05; done"]
    lifecycle: {postStart: {exec: {command: ["false"]}}, preStop: {sleep: {seconds: 1}}}
---
apiVersion: v1
kind: Pod
metadata: {name: once}
spec:
  hostNetwork: true
  restartPolicy: Never
  containers:
  - {name: said, image: "$image", imagePullPolicy: Never, command: [sh, -c, "echo famous >/dev/termination-log; exit 4"]}
  - name: logged
    image: $image
    imagePullPolicy: Never
    terminationMessagePolicy: FallbackToLogsOnError
    command: [sh, -c, "echo from the log; exit 5"]
---
apiVersion: v1
kind: Pod
metadata: {name: late}
spec:
  hostNetwork: true
  activeDeadlineSeconds: 1
  terminationGracePeriodSeconds: 1
  containers: [{name: main, image: "$image", imagePullPolicy: Never, command: [sleep, "1000"]}]
---
apiVersion: v1
kind: Pod
metadata: {name: overfull}
spec:
  hostNetwork: true
  volumes: [{name: disk, emptyDir: {sizeLimit: 64Ki}}]
  initContainers:
  - name: fills
    image: $image
    imagePullPolicy: Never
    command: [sh, -c, "dd if=/dev/zero of=/disk/much bs=1024 count=200"]
    volumeMounts: [{name: disk, mountPath: /disk}]
  containers: [{name: main, image: "$image", imagePullPolicy: Never, command: [sleep, "1000"]}]
---
apiVersion: v1
kind: Pod
metadata: {name: probed}
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - name: open
    image: $image
    imagePullPolicy: Never
    command: [httpd, -f, -p, "8080"]
    ports: [{name: web, containerPort: 8080}]
    startupProbe: {exec: {command: [sh, -c, "test -e /tmp/up || ! touch /tmp/up"]}, periodSeconds: 1, timeoutSeconds: 10}
    readinessProbe: {tcpSocket: {port: web}, periodSeconds: 1}
  - name: other
    image: $image
    imagePullPolicy: Never
    command: [sleep, "1000"]
    readinessProbe: {grpc: {port: 8080}, periodSeconds: 1}
---
# What containers plant in their volumes leads nowhere: neither files of ours (the shape of CVE-2025-9566) nor parts of
# volumes follow it.
apiVersion: v1
kind: Pod
metadata: {name: planter}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 1
  volumes:
  - {name: shared, emptyDir: {}}
  - {name: words, configMap: {name: words}}
  - {name: hidden, secret: {secretName: hidden}}
  - {name: kept, persistentVolumeClaim: {claimName: kept}}
  initContainers:
  - name: plants
    image: $image
    imagePullPolicy: Never
    command: [sh, -c, "for at in words hidden; do ln -s $work/victim /shared/\$at; done; ln -s $work/victim /kept/link; ln -s $work/victim/greeting /shared/greeting"]
    volumeMounts: [{name: shared, mountPath: /shared}, {name: kept, mountPath: /kept}]
  containers:
  - name: main
    image: $image
    imagePullPolicy: Never
    command: [sh, -c, "cat /shared/words/greeting; echo; test -s /shared/hidden/word; exec sleep 1000"]
    volumeMounts: [{name: shared, mountPath: /shared}, {name: words, mountPath: /shared/words}, {name: hidden, mountPath: /shared/hidden}]
  - name: part
    image: $image
    imagePullPolicy: Never
    command: [sleep, "1000"]
    volumeMounts: [{name: kept, mountPath: /part, subPath: link}]
YAML
ctl apply "$work/all.yaml" >/dev/null

# Hooks, and what the pod as a whole may take. A failing hook ends its container, which begins again.
eventually is hooked '.status.containerStatuses[0].ready' true
same "what its hook has done by then" "$(cat "$work/shown/order")" begun
eventually tells "PostStartHook failed: "
eventually is hooked '.status.containerStatuses[1].restartCount >= 1' true
uid=$(field hooked .metadata.uid)
limit=$(find /sys/fs/cgroup -maxdepth 4 \( -path "*pod$uid/memory.limit_in_bytes" -o -path "*pod$uid/memory.max" \) -exec cat {} +)
same "the memory of the pod" "$limit" $((96 * 1024 * 1024))
number() { api GET "/darse/v1/metrics?stream=0" | jq -e ".pods[] | select(.id == \"pod-$uid\") | .values | $1" >/dev/null; }
eventually number '.["memory.limit"] == 100663296 and .memory > 0 and .pids >= 2'

# Nothing on the disk has the secret of its environment.
same "the secret in the container" "$(docker exec "k8s_main_hooked_default_${uid}_0" sh -c 'echo "$WORD"')" open-sesame
if grep --recursive --text --quiet -e open-sesame -e "$(printf open-sesame | base64)" "$work/root/containers" "$work"/root/state.db*; then
    fail "a secret of an environment can be read on the disk"
fi

# Last words, and deadlines.
eventually is once .status.phase Failed
same "what it said at last" "$(field once '.status.containerStatuses[0].state.terminated.message')" famous
same "what its log ended with" "$(field once '.status.containerStatuses[1].state.terminated.message')" "from the log"
eventually is late .status.reason DeadlineExceeded
same "its phase" "$(field late .status.phase)" Failed
eventually is late '.status.containerStatuses[0].state | has("terminated")' true
eventually is overfull .status.reason Evicted
same "why" "$(field overfull .status.message)" 'Usage of EmptyDir volume "disk" exceeds the limit "64Ki".'

# Probes.
eventually is probed '.status.containerStatuses[0].ready' true
tells "Startup probe failed: " || fail "nothing is said of a slow start"
same "whether it has started" "$(field probed '.status.containerStatuses[0].started')" true
eventually tells "Readiness probe failed: no answer of grpc.health.v1"
same "whom a gRPC probe does not like" "$(field probed '.status.containerStatuses[1].ready')" false

# A container that comes later and sees the processes of another.
debug='{"spec": {"ephemeralContainers": [{"name": "debug", "image": "'$image'", "imagePullPolicy": "Never", "targetContainerName": "other",
    "command": ["sh", "-c", "tr \"\\0\" \" \" </proc/1/cmdline; echo"]}]}}'
api PATCH "$pods/probed/ephemeralcontainers" --header "Content-Type: application/strategic-merge-patch+json" --data "$debug" >/dev/null
eventually logs probed debug "sleep 1000 "
eventually is probed '.status.ephemeralContainerStatuses[0].state.terminated.exitCode' 0
api PATCH "$pods/probed/ephemeralcontainers" --header "Content-Type: application/merge-patch+json" \
    --data '{"spec": {"ephemeralContainers": []}}' | grep "may not be changed or removed" >/dev/null || fail "an ephemeral container can be taken away"

# The links: nothing of ours went through them, and no part of a volume is shown through one. A runtime may follow them
# inside of the container, or refuse them.
settled() { logs planter main "good morning" || is planter '.status.containerStatuses[0].state.waiting.reason' RunContainerError; }
eventually settled
eventually tells "Error: subPath link"
same "what is where the links lead" "$(ls -A "$work/victim")" ""

# A registry that wants a login, which only a secret of the namespace has.
if command -v docker-registry >/dev/null && command -v htpasswd >/dev/null; then
    htpasswd -Bbn pilot steer >"$work/htpasswd" 2>/dev/null
    printf 'version: 0.1\nlog: {level: info}\nstorage: {filesystem: {rootdirectory: %s/registry}}\nhttp: {addr: "127.0.0.1:0"}\nauth: {htpasswd: {realm: trial, path: %s/htpasswd}}\n' \
        "$work" "$work" >"$work/registry.yml"
    docker-registry serve "$work/registry.yml" >"$work/registry.log" 2>&1 &
    registry=$!
    eventually grep -E "listening on 127.0.0.1:[0-9]+" "$work/registry.log"
    host=127.0.0.1:$(sed -n 's/.*listening on 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$work/registry.log" | head -n 1)
    mkdir "$work/docker"
    printf '{"auths": {"%s": {"auth": "%s"}}}' "$host" "$(printf pilot:steer | base64)" >"$work/docker/config.json"
    docker tag "$image" "$host/pilot:1"
    docker --config "$work/docker" push --quiet "$host/pilot:1" >/dev/null
    docker rmi "$host/pilot:1" >/dev/null
    cat >"$work/login.yaml" <<YAML
{apiVersion: v1, kind: Secret, metadata: {name: login}, type: kubernetes.io/dockerconfigjson,
 data: {.dockerconfigjson: $(base64 -w0 "$work/docker/config.json")}}
---
{apiVersion: v1, kind: Pod, metadata: {name: fetched}, spec: {hostNetwork: true, terminationGracePeriodSeconds: 1,
 imagePullSecrets: [{name: login}], containers: [{name: main, image: "$host/pilot:1", command: [sleep, "1000"]}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: stranger}, spec: {hostNetwork: true,
 containers: [{name: main, image: "$host/pilot:1", imagePullPolicy: Always, command: [sleep, "1000"]}]}}
YAML
    ctl apply "$work/login.yaml" >/dev/null
    eventually ready fetched
    eventually is stranger '.status.containerStatuses[0].state.waiting.reason | test("ErrImagePull|ImagePullBackOff")' true
    ctl delete -f "$work/login.yaml" >/dev/null
    for pod in fetched stranger; do eventually gone "$pod"; done
    kill "$registry"
    wait "$registry" 2>/dev/null || true
fi

# Every line of a watch is an event.
watched=$(api GET "$pods?watch=true&timeoutSeconds=1")
same "the empty lines of a watch" "$(grep -c '^$' <<<"$watched" || true)" 0

ctl delete -f "$work/all.yaml" >/dev/null
for pod in hooked once late overfull probed planter; do eventually gone "$pod"; done
same "the order of its end" "$(tr '\n' ' ' <"$work/shown/order")" "begun ending asked "
[ -z "$(ls -A "$work/root/pods" 2>/dev/null)" ] || fail "volumes of pods stay behind"
