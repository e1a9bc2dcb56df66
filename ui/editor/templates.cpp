// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/templates.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

constexpr const char* kPod = R"(apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
  - name: web
    image: @image@
    command: [sh, -c, "while true; do date; sleep 5; done"]
    resources:
      limits:
        cpu: 500m
        memory: 64Mi
)";

constexpr const char* kPair = R"(apiVersion: v1
kind: Pod
metadata:
  name: pair
spec:
  volumes:
  - name: shared
    emptyDir: {}
  initContainers:
  - name: prepare
    image: @image@
    command: [sh, -c, "echo ready > /shared/state"]
    volumeMounts:
    - name: shared
      mountPath: /shared
  containers:
  - name: writer
    image: @image@
    command: [sh, -c, "while true; do date >> /shared/log; sleep 5; done"]
    volumeMounts:
    - name: shared
      mountPath: /shared
  - name: reader
    image: @image@
    command: [sh, -c, "touch /shared/log; tail -f /shared/log"]
    volumeMounts:
    - name: shared
      mountPath: /shared
      readOnly: true
)";

constexpr const char* kConfigMap = R"(apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LOG_LEVEL: info
  application.yaml: |
    server:
      port: 8080
)";

constexpr const char* kSecret = R"(apiVersion: v1
kind: Secret
metadata:
  name: password
type: Opaque
stringData:
  user: app
  password: change me
)";

constexpr const char* kClaim = R"(apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
)";

constexpr const char* kSpace = R"(apiVersion: v1
kind: Namespace
metadata:
  name: shop
)";

struct Row {
    const char* name;
    const char* icon;
    const char* text;
};

/// Of what people write: events are told and machines join by themselves, so nobody begins one here.
constexpr Row kRows[] = {
    {QT_TRANSLATE_NOOP("Templates", "Pod with one container"), "pod", kPod},
    {QT_TRANSLATE_NOOP("Templates", "Pod whose containers share a volume"), "pod", kPair},
    {QT_TRANSLATE_NOOP("Templates", "Config map"), "configmap", kConfigMap},
    {QT_TRANSLATE_NOOP("Templates", "Secret"), "secret", kSecret},
    {QT_TRANSLATE_NOOP("Templates", "Claim on a volume"), "volume", kClaim},
    {QT_TRANSLATE_NOOP("Templates", "Namespace"), "project", kSpace},
};

} // namespace

QString templateImage(ImagesFrom from)
{
    return from == ImagesFrom::Machine ? QStringLiteral("localhost/darse/starter:latest")
                                       : QStringLiteral("docker.io/library/busybox:stable");
}

std::vector<Template> templates(ImagesFrom from)
{
    std::vector<Template> out;
    for (const Row& row : kRows)
        out.push_back({.name = QCoreApplication::translate("Templates", row.name),
                       .icon = QString::fromLatin1(row.icon),
                       .text = QString::fromLatin1(row.text).replace(QStringLiteral("@image@"), templateImage(from))});
    return out;
}

} // namespace darse::ui
