// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/attentioncard.h"

#include "core/backend/container.h"
#include "core/session/session.h"
#include "ui/pages/kindview.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statewords.h"
#include "ui/widgets/whileshown.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;
using backend::Status;

/// Deployments and jobs speak for their pods, pods for their containers: each trouble is listed once, at the top.
constexpr Kind kWatched[] = {Kind::Deployment, Kind::Job, Kind::Pod, Kind::Container, Kind::Node};
constexpr Status kTroubles[] = {Status::Failed, Status::Restarting, Status::Warning};

int severity(const backend::Object& object)
{
    const auto* found = std::ranges::find(kTroubles, object.status);
    return static_cast<int>(found - std::begin(kTroubles));
}

/// Between two ends, such a one runs.
bool comesAndGoes(const backend::Object& object)
{
    constexpr int kOften = 3;
    constexpr qint64 kLately = 60; // seconds
    if (object.kind != Kind::Container)
        return false;
    const auto& container = backend::as<backend::Container>(object);
    return container.status == Status::Running && container.restarts >= kOften && container.started.isValid() &&
           container.started.secsTo(QDateTime::currentDateTimeUtc()) < kLately;
}

bool isTrouble(const backend::Object& object)
{
    return comesAndGoes(object) || std::ranges::find(kTroubles, object.status) != std::end(kTroubles);
}

std::vector<backend::ObjectPtr> troubles(session::Session& session)
{
    std::vector<backend::ObjectPtr> found;
    for (const Kind kind : kWatched) {
        if (!session.has(kind))
            continue;
        for (const backend::ObjectPtr& object : *session.store(kind).snapshot()) {
            if (session.isInScope(*object) && isTrouble(*object))
                found.push_back(object);
        }
    }
    // A part whose owner is listed already would say the same twice.
    const auto isListed = [&found](const backend::ObjectPtr& object) {
        return std::ranges::any_of(object->owners, [&found](const backend::ObjectRef& owner) {
            return std::ranges::any_of(found, [&owner](const backend::ObjectPtr& other) {
                return other->kind == owner.kind && other->key == owner.key;
            });
        });
    };
    std::vector<backend::ObjectPtr> result;
    std::ranges::copy_if(found, std::back_inserter(result), [&](const auto& object) { return !isListed(object); });
    std::ranges::stable_sort(result, {}, [](const backend::ObjectPtr& object) { return severity(*object); });
    return result;
}

} // namespace

AttentionCard::AttentionCard(session::Session& session, QWidget* parent) :
    LinesCard(tr("Needs attention"), parent),
    m_session(session),
    m_quiet(makeParagraph(tr("Everything runs as it should."), Type::Body, "muted")),
    m_more(makeLabel({}, Type::Caption, "muted"))
{
    content()->addWidget(m_quiet);
    content()->addWidget(m_more);
    connect(new WhileShown(*this), &WhileShown::shown, this, &AttentionCard::update);
    for (const Kind kind : kWatched) {
        if (!m_session.has(kind))
            continue;
        WhileShown::connection(*this, [this, kind] {
            return connect(&m_session.store(kind), &session::ObjectStore::updated, this, &AttentionCard::update);
        });
    }
    connect(&m_session, &session::Session::projectChanged, this, &AttentionCard::update);
    update();
}

void AttentionCard::update()
{
    const std::vector<backend::ObjectPtr> found = troubles(m_session);
    m_quiet->setVisible(found.empty());
    std::vector<ObjectLine::Shown> lines;
    for (std::size_t i = 0; i < std::min(found.size(), kMost); ++i) {
        const backend::Object& object = *found[i];
        const StatusLook look = statusLook(object.status);
        const QString kind = QCoreApplication::translate("kinds", kindView(object.kind).singular);
        lines.push_back({.ref = {object.kind, object.key},
                         .icon = look.icon,
                         .color = look.color,
                         .name = object.name,
                         .text = comesAndGoes(object) ? kind + QStringLiteral(" · ") + tr("started again and again")
                                 : object.reason.isEmpty()
                                     ? kind
                                     : kind + QStringLiteral(" · ") + stateText(object, Since::Left),
                         .figure = look.word});
    }
    showLines(lines);
    const int hidden = static_cast<int>(found.size()) - static_cast<int>(kMost);
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("and %n more", "", std::max(hidden, 0)));
}

} // namespace darse::ui
