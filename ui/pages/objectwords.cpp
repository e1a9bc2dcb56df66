// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/objectwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;

struct Row {
    Kind kind;
    const char* one;
    const char* many;
};

constexpr Row kRows[] = {
    {Kind::Container, QT_TRANSLATE_NOOP("objects", "container %1"), QT_TRANSLATE_N_NOOP("objects", "%n container(s)")},
    {Kind::Pod, QT_TRANSLATE_NOOP("objects", "pod %1"), QT_TRANSLATE_N_NOOP("objects", "%n pod(s)")},
    {Kind::Deployment, QT_TRANSLATE_NOOP("objects", "deployment %1"),
     QT_TRANSLATE_N_NOOP("objects", "%n deployment(s)")},
    {Kind::Job, QT_TRANSLATE_NOOP("objects", "job %1"), QT_TRANSLATE_N_NOOP("objects", "%n job(s)")},
    {Kind::ConfigMap, QT_TRANSLATE_NOOP("objects", "config map %1"),
     QT_TRANSLATE_N_NOOP("objects", "%n config map(s)")},
    {Kind::Secret, QT_TRANSLATE_NOOP("objects", "secret %1"), QT_TRANSLATE_N_NOOP("objects", "%n secret(s)")},
    {Kind::Service, QT_TRANSLATE_NOOP("objects", "service %1"), QT_TRANSLATE_N_NOOP("objects", "%n service(s)")},
    {Kind::Route, QT_TRANSLATE_NOOP("objects", "route %1"), QT_TRANSLATE_N_NOOP("objects", "%n route(s)")},
    {Kind::Network, QT_TRANSLATE_NOOP("objects", "network %1"), QT_TRANSLATE_N_NOOP("objects", "%n network(s)")},
    {Kind::Volume, QT_TRANSLATE_NOOP("objects", "volume %1"), QT_TRANSLATE_N_NOOP("objects", "%n volume(s)")},
    {Kind::Image, QT_TRANSLATE_NOOP("objects", "image %1"), QT_TRANSLATE_N_NOOP("objects", "%n image(s)")},
    {Kind::Node, QT_TRANSLATE_NOOP("objects", "node %1"), QT_TRANSLATE_N_NOOP("objects", "%n node(s)")},
    {Kind::Event, QT_TRANSLATE_NOOP("objects", "event %1"), QT_TRANSLATE_N_NOOP("objects", "%n event(s)")},
};

} // namespace

QString objectWords(Kind kind, const QString& name)
{
    return QCoreApplication::translate("objects", std::ranges::find(kRows, kind, &Row::kind)->one).arg(name);
}

QString countWords(Kind kind, int count)
{
    return QCoreApplication::translate("objects", std::ranges::find(kRows, kind, &Row::kind)->many, nullptr, count);
}

} // namespace darse::ui
