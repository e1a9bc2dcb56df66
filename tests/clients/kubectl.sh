#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# kubectl.sh BUILD: an unmodified kubectl drives pods of the engine. Exit code 77: there is none, or one of before 1.29,
# with which not all of this was tried.
set -euo pipefail
minor=$("${KUBECTL:-kubectl}" version --client -o json 2>/dev/null | jq -r '.clientVersion.minor | sub("[^0-9].*"; "") | tonumber') || minor=0
if [ "${minor:-0}" -lt 29 ]; then
    printf 'skipped: no kubectl of 1.29 or later\n'
    exit 77
fi
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

export HOME="$work" KUBECONFIG="$work/kubeconfig"
ctl kubeconfig >"$KUBECONFIG"
k() { timeout 60 "${KUBECTL:-kubectl}" "$@"; }
# says WHAT TEXT COMMAND…: what it prints contains the text.
says() {
    local said
    said=$("${@:3}" 2>&1) || fail "$1: $said"
    [[ $said == *"$2"* ]] || fail "$1 says \"$said\", without \"$2\""
}
# refuses WHAT TEXT COMMAND…
refuses() {
    local said
    if said=$("${@:3}" 2>&1); then fail "$1 is taken: $said"; fi
    [[ $said == *"$2"* ]] || fail "$1 says \"$said\", without \"$2\""
}
path() { k get "$1" -o jsonpath="$2"; }
is() { [ "$(path "$1" "$2")" = "$3" ]; }

cat >"$work/web.yaml" <<YAML
apiVersion: v1
kind: ConfigMap
metadata: {name: words}
data: {greeting: good morning}
---
apiVersion: v1
kind: Secret
metadata: {name: hidden}
stringData: {word: open-sesame}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: kept}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  terminationGracePeriodSeconds: 1
  dnsConfig: {searches: [lab.example], options: [{name: ndots, value: "3"}]}
  volumes:
  - {name: words, configMap: {name: words}}
  - {name: shared, emptyDir: {medium: Memory}}
  - {name: kept, persistentVolumeClaim: {claimName: kept}}
  - name: all
    projected:
      sources:
      - secret: {name: hidden}
      - downwardAPI: {items: [{path: labels, fieldRef: {apiVersion: v1, fieldPath: metadata.labels}}]}
  initContainers:
  - name: first
    image: localhost/darse/starter:latest
    command: [sh, -c, "cat /words/greeting >/shared/said; mkdir /kept/part; echo kept >/kept/part/file"]
    volumeMounts: [{name: words, mountPath: /words}, {name: shared, mountPath: /shared}, {name: kept, mountPath: /kept}]
    imagePullPolicy: Never
  containers:
  - name: main
    image: localhost/darse/starter:latest
    imagePullPolicy: Never
    command: [sh, -c, 'cat /shared/said; echo "; \$(WORD) for \$(NAME)"; httpd -p 8080 -h /shared; exec sleep 1000']
    env:
    - {name: WORD, valueFrom: {secretKeyRef: {name: hidden, key: word}}}
    - {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
    resources: {limits: {memory: 64Mi, cpu: 500m}}
    readinessProbe: {httpGet: {path: /said, port: 8080}, periodSeconds: 1}
    volumeMounts: [{name: shared, mountPath: /shared}, {name: all, mountPath: /all}]
  - name: side
    image: localhost/darse/starter:latest
    imagePullPolicy: Never
    command: [sleep, "1000"]
    livenessProbe: {exec: {command: [sh, -c, "! test -e /tmp/ill"]}, periodSeconds: 1, failureThreshold: 1}
    volumeMounts: [{name: kept, mountPath: /part, subPath: part}]
YAML

# A pod comes to be.
says "apply" "pod/web created" k apply -f "$work/web.yaml"
says "wait" "condition met" k wait --for=condition=Ready pod/web --timeout=60s
says "the second apply" "pod/web unchanged" k apply -f "$work/web.yaml"
says "the table" "web    2/2     Running" k get pods
says "describe" "Started container main" k describe pod web
says "its class" "Burstable" path pod/web '{.status.qosClass}'
says "the claim" "Bound" k get pvc kept
says "who may" "yes" k auth can-i create pods

# What its containers see, and share.
same "the log" "$(k logs web -c main)" "good morning; open-sesame for web"
same "a secret and a label" "$(k exec web -c main -- cat /all/word /all/labels)" 'open-sesameapp="web"'
same "a part of a volume" "$(k exec web -c side -- cat /part/file)" kept
same "the name" "$(k exec web -c side -- hostname)" web
same "the network" "$(k exec web -c side -- wget -q -O - http://127.0.0.1:8080/said)" "good morning"
resolver=$(k exec web -c side -- cat /etc/resolv.conf)
grep '^search.* lab.example$' <<<"$resolver" >/dev/null || fail "its resolver searches elsewhere: $resolver"
grep '^options.* ndots:3' <<<"$resolver" >/dev/null || fail "its resolver has other options: $resolver"
grep '^nameserver' <<<"$resolver" >/dev/null || fail "its resolver has no server: $resolver"
k run alone --image=localhost/darse/starter:latest --image-pull-policy=Never --restart=Never --overrides='{"spec": {"dnsPolicy": "None",
    "dnsConfig": {"nameservers": ["192.0.2.53", "192.0.2.54"], "searches": ["lab.example", "example"], "options": [{"name": "ndots", "value": "2"}, {"name": "edns0"}]}}}' \
    --command -- cat /etc/resolv.conf >/dev/null
eventually is pod/alone '{.status.phase}' Succeeded
same "a resolver of its own" "$(k logs alone)" "$(printf 'search lab.example example\nnameserver 192.0.2.53\nnameserver 192.0.2.54\noptions ndots:2 edns0')"
k delete pod alone >/dev/null
refuses "a resolver without a server" "must provide at least one DNS nameserver" k run alone --image=localhost/darse/starter:latest \
    --overrides='{"spec": {"dnsPolicy": "None", "dnsConfig": {"searches": ["lab.example"]}}}'
same "the standard input" "$(echo piped | k exec -i web -c side -- cat)" piped
code=0
k exec web -c side -- sh -c "exit 3" >/dev/null 2>&1 || code=$?
same "the exit code" "$code" 3
head -c 300000 /dev/urandom >"$work/bytes"
k cp "$work/bytes" web:/tmp/bytes -c main
k cp web:/tmp/bytes "$work/back" -c main >/dev/null
cmp "$work/bytes" "$work/back" || fail "what was copied there and back is something else"
for ((i = 0; i < 20; i++)); do
    k cp "$work/bytes" "web:/tmp/bytes$i" -c main >>"$work/copies" 2>&1
done
if grep "Unknown stream" "$work/copies"; then fail "something is sent before kubectl expects it"; fi

# A port of it, from here.
k port-forward pod/web :8080 >"$work/forward" 2>&1 &
forward=$!
eventually grep -q "Forwarding from 127.0.0.1" "$work/forward"
port=$(sed -n 's/^Forwarding from 127.0.0.1:\([0-9]*\) .*/\1/p' "$work/forward")
same "the port" "$(curl --silent --max-time 20 "http://127.0.0.1:$port/said")" "good morning"
kill "$forward"
wait "$forward" 2>/dev/null || true

# A container that comes later sees the processes of another.
says "debug" "main" k debug web --image=localhost/darse/starter:latest --image-pull-policy=Never --target=main -c later \
    -- sh -c 'tr "\0" " " </proc/1/cmdline; echo'
sees() { k logs web -c later | grep -x -F "sleep 1000 " >/dev/null; }
eventually sees

# A container that is ill is begun anew; the engine dies, and nothing of the pod does.
k exec web -c side -- touch /tmp/ill
eventually is pod/web '{.status.containerStatuses[1].restartCount}' 1
before=$(docker ps --quiet --no-trunc --filter "label=io.kubernetes.container.name=main")
{
    kill -9 "$engine"
    wait "$engine" || true
} 2>/dev/null
"$build/bin/darse-engine" --root "$work/root" --socket "$work/darse.sock" --log error >>"$work/engine.log" 2>&1 &
engine=$!
eventually k get ns
eventually is pod/web '{.status.phase}' Running
same "the container after a kill -9" \
    "$(docker ps --quiet --no-trunc --filter "label=io.kubernetes.container.name=main")" "$before"

# Changes of all kinds, and who made them.
says "label" "labeled" k label pod web tier=front
says "a selector" "web" k get pods -l tier=front -o name
says "patch" "patched" k patch cm words -p '{"data": {"other": "word"}}'
says "what other clusters refuse" "net.ipv4.ip_forward is unsafe" k run settings --dry-run=server --image=localhost/darse/starter:latest \
    --overrides='{"spec": {"securityContext": {"sysctls": [{"name": "net.ipv4.ip_forward", "value": "1"}]}}}'
refuses "a smaller claim" "can not be less than status.capacity" k patch pvc kept -p '{"spec": {"resources": {"requests": {"storage": "500Mi"}}}}'
says "explain" "string" k explain pod.spec.containers.image
says "server-side apply" "serverside-applied" k apply --server-side -f - <<<'{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "ours"}, "data": {"a": "1"}}'
refuses "what another owns" "conflict" k apply --server-side --field-manager=other -f - \
    <<<'{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "ours"}, "data": {"a": "2"}}'

sed 's/good morning/good evening/' "$work/web.yaml" >"$work/evening.yaml"
code=0
k diff -f "$work/evening.yaml" >"$work/diff" || code=$?
same "whether something would change" "$code" 1
grep '^+.*good evening' "$work/diff" >/dev/null || fail "diff says $(cat "$work/diff")"
says "edit" "edited" env KUBE_EDITOR="sed -i s/morning/night/" timeout 60 "${KUBECTL:-kubectl}" edit cm words
same "what was edited" "$(path cm/words '{.data.greeting}')" "good night"
uses() { k top pod web --no-headers | grep -E '^web +[0-9]+m +[1-9][0-9]*Mi'; }
eventually uses
says "what the machine takes" "%" k top node
# shellcheck disable=SC2016 # the container has it
said=$(echo word | k run hears -i --quiet --restart=Never --image=localhost/darse/starter:latest --image-pull-policy=Never --command \
    -- sh -c 'read -r line; echo "got $line"' 2>&1) || fail "run -i: $said"
[[ $said == *"got word"* ]] || fail "what was run in between says $said"
k delete pod hears >/dev/null

k create secret generic sealed --from-literal=word=nobody-reads-this >/dev/null
same "a secret" "$(path secret/sealed '{.data.word}')" "$(printf nobody-reads-this | base64)"
if grep --text --quiet "nobody-reads-this\|$(printf nobody-reads-this | base64)" "$work"/root/state.db*; then
    fail "a secret can be read on the disk"
fi

# What belongs to an object goes before it, with it, or stays; long lists come in pieces.
for name in first second third; do
    k create configmap "$name" >/dev/null
    printf '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "of-%s", "ownerReferences": [{"apiVersion": "v1", "kind": "ConfigMap", "name": "%s", "uid": "%s", "blockOwnerDeletion": true}]}}' \
        "$name" "$name" "$(path "configmap/$name" '{.metadata.uid}')" | k create -f - >/dev/null
done
same "a list in pieces" "$(k get configmaps --chunk-size=2 -o name | wc -l)" "$(k get configmaps --chunk-size=0 -o name | wc -l)"
k delete configmap first --cascade=foreground --timeout=30s >/dev/null
k delete configmap second --cascade=orphan >/dev/null
k delete configmap third >/dev/null
same "what was left of them" "$(k get configmaps -o name | grep of-)" configmap/of-second

# A machine that takes no more, and takes them again.
node=$(k get nodes -o jsonpath='{.items[0].metadata.name}')
says "the machine" "Ready" k get nodes
says "its description" "MemoryPressure" k describe node "$node"
k cordon "$node" >/dev/null
says "a cordoned machine" "Ready,SchedulingDisabled" k get nodes
k run waits --image=localhost/darse/starter:latest --image-pull-policy=Never --overrides='{"spec": {"nodeSelector": {"lab": "here"}, "terminationGracePeriodSeconds": 0}}' \
    --command -- sleep 1000 >/dev/null
unplaced() { [[ $(path pod/waits '{.status.conditions[?(@.type=="PodScheduled")].message}') == "0/1 nodes are available: 1 node(s) $1. "* ]]; }
eventually unplaced "were unschedulable"
same "its phase" "$(path pod/waits '{.status.phase} {.spec.nodeName}')" "Pending "
k uncordon "$node" >/dev/null
eventually unplaced "didn't match Pod's node affinity/selector"
k label node "$node" lab=here >/dev/null
says "a pod that has found its place" "condition met" k wait --for=condition=Ready pod/waits --timeout=60s
says "what was told of it" "Successfully assigned default/waits to $node" k describe pod waits
same "where it is" "$(path pod/waits '{.spec.nodeName}')" "$node"
k delete pod waits >/dev/null

# What is wrong is told.
refuses "a pod without containers" "invalid" k create --validate=false -f - \
    <<<'{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "bad"}, "spec": {}}'
refuses "a pod that is not there" "not found" k get pod nobody
printf '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "once"}, "spec": {"restartPolicy": "Never", "containers": [{"name": "only", "image": "localhost/darse/starter:latest", "imagePullPolicy": "Never", "command": ["sh", "-c", "exit 3"]}]}}' |
    k apply -f - >/dev/null
eventually is pod/once '{.status.phase}' Failed
same "its exit code" "$(path pod/once '{.status.containerStatuses[0].state.terminated.exitCode}')" 3

# Another image replaces the container; what is large is taken as a server takes it.
docker tag localhost/darse/starter:latest localhost/darse/starter:other
k set image pod/web "$(path pod/web '{.spec.containers[0].name}')=localhost/darse/starter:other" >/dev/null
eventually is pod/web '{.status.containerStatuses[0].image}' localhost/darse/starter:other
eventually is pod/web '{.status.containerStatuses[0].restartCount}' 1
head -c 500000 /dev/zero | tr '\0' x >"$work/large"
k create configmap large --from-file="$work/large" >/dev/null || fail "half a megabyte is too much"

# A machine that is emptied, first only on trial.
tried=$(k drain "$node" --ignore-daemonsets --delete-emptydir-data --force --dry-run=server 2>&1) || fail "a drain on trial: $tried"
[[ $tried == *"evicting pod default/web (server dry run)"* ]] || fail "a drain on trial says $tried"
same "what was only tried" "$(k get pod web -o jsonpath='{.status.phase}{.metadata.deletionTimestamp}') $(path "node/$node" '{.spec.unschedulable}')" "Running "
says "a drain" "node/$node drained" k drain "$node" --ignore-daemonsets --delete-emptydir-data --force --timeout=50s
same "the pods of an empty machine" "$(k get pods --all-namespaces -o name)" ""
says "an empty machine" "Ready,SchedulingDisabled" k get nodes
k uncordon "$node" >/dev/null
same "what is left of them" "$(docker ps --all --quiet --filter label=io.kubernetes.pod.name | wc -l)" 0
[ -z "$(ls -A "$work/root/pods" 2>/dev/null)" ] || fail "volumes of pods stay behind"
ctl kubeconfig --close
refuses "a closed door" "" k get pods
