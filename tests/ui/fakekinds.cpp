// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "ui/pages/kindview.h"

namespace darse::ui {
namespace {

using backend::Container;
using backend::Kind;
using backend::Object;
using session::Session;

KindView plain(Kind kind, const char* plural, const char* singular)
{
    return {.kind = kind,
            .icon = QStringLiteral("container"),
            .plural = plural,
            .singular = singular,
            .purpose = "",
            .empty = "",
            .columns = {},
            .actions = {},
            .facts = {},
            .tabs = {Tab::Details, Tab::Yaml, Tab::Events}};
}

Action stopAction()
{
    return {
        .id = "stop",
        .label = "Stop",
        .operation = "Stop %1",
        .icon = QStringLiteral("stop"),
        .commandLine = QStringLiteral("docker stop %1"),
        .applies = [](const Object& object) { return object.status == backend::Status::Running; },
        .isOffered = [](backend::Backend& backend) { return backend.containers() != nullptr; },
        .run = [](backend::Backend& backend, const Object& object) { return backend.containers()->stop(object.key); }};
}

Action killAction()
{
    return {
        .id = "kill",
        .label = "Kill",
        .operation = "Kill %1",
        .icon = QStringLiteral("kill"),
        .isDanger = true,
        .consequence = "It gets no chance to clean up.",
        .applies = {},
        .isOffered = {},
        .run = [](backend::Backend& backend, const Object& object) { return backend.containers()->kill(object.key); }};
}

KindView containerView()
{
    KindView view = plain(Kind::Container, "Containers", "Container");
    view.tabs = {Tab::Details, Tab::Yaml, Tab::Environment, Tab::Metrics, Tab::Logs, Tab::Events, Tab::Terminal};
    view.actions = {killAction(), stopAction()};
    view.facts = {{"Container",
                   {{.label = "Image",
                     .value = [](const Object& object, Session&) { return backend::as<Container>(object).image; },
                     .isMono = true},
                    {.label = "Labels",
                     .value = [](const Object& object, Session&) { return object.labels.value(QStringLiteral("x")); }},
                    {.label = "Owner", .value = {}, .links = [](const Object& object) { return object.owners; }}}}};
    return view;
}

} // namespace

const std::vector<KindView>& kindViews()
{
    static const std::vector<KindView> views = {
        containerView(),
        plain(Kind::Pod, "Pods", "Pod"),
        plain(Kind::Secret, "Secrets", "Secret"),
    };
    return views;
}

const KindView& kindView(Kind kind)
{
    for (const KindView& view : kindViews()) {
        if (view.kind == kind)
            return view;
    }
    return kindViews().front();
}

} // namespace darse::ui
