// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/attentioncard.h"

#include "core/session/session.h"
#include "ui/pages/kindview.h"
#include "ui/pages/overview/troubles.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whileshown.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;
using namespace std::chrono_literals;

/// What is said of one that waits grows older.
constexpr std::chrono::seconds kAging = 1min;

} // namespace

AttentionCard::AttentionCard(session::Session& session, QWidget* parent) :
    LinesCard(tr("Needs attention"), parent),
    m_session(session),
    m_quiet(makeParagraph(tr("Everything runs as it should."), Type::Body, "muted")),
    m_more(makeLabel({}, Type::Caption, "muted"))
{
    content()->addWidget(m_quiet);
    content()->addWidget(m_more);
    auto* watch = new WhileShown(*this);
    connect(watch, &WhileShown::shown, this, &AttentionCard::update);
    connect(watch, &WhileShown::hidden, &m_aging, &QTimer::stop);
    m_aging.setSingleShot(true);
    m_aging.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_aging, &QTimer::timeout, this, &AttentionCard::update);
    for (const Kind kind : watchedForTroubles()) {
        if (!m_session.has(kind))
            continue;
        WhileShown::connection(*this, [this, kind] {
            return connect(&m_session.store(kind), &session::ObjectStore::updated, this, &AttentionCard::update);
        });
    }
    if (m_session.has(Kind::Event)) {
        WhileShown::connection(*this, [this] {
            return connect(&m_session.store(Kind::Event), &session::ObjectStore::updated, this,
                           &AttentionCard::updateSoon);
        });
    }
    connect(&m_session, &session::Session::projectChanged, this, &AttentionCard::update);
    update();
}

/// What was told last may be about one that waits; events may come many at a time.
void AttentionCard::updateSoon()
{
    if (m_aging.isActive() && m_aging.remainingTimeAsDuration() > 1s)
        m_aging.start(1s);
}

void AttentionCard::update()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto [found, next] = troublesOf(m_session, now);
    m_quiet->setVisible(found.empty());
    std::vector<ObjectLine::Shown> lines;
    for (std::size_t i = 0; i < std::min(found.size(), kMost); ++i) {
        const backend::Object& object = *found[i];
        const StatusLook look = statusLook(object.status);
        QStringList words{QCoreApplication::translate("kinds", kindView(object.kind).singular),
                          troubleText(object, m_session, now)};
        words.removeAll(QString());
        lines.push_back({.ref = {object.kind, object.key},
                         .icon = look.icon,
                         .color = look.color,
                         .name = object.name,
                         .text = words.join(QStringLiteral(" · ")),
                         .figure = look.word});
    }
    showLines(lines);
    const int hidden = static_cast<int>(found.size()) - static_cast<int>(kMost);
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("and %n more", "", std::max(hidden, 0)));
    if (isVisible() && (next || !found.empty()))
        m_aging.start(std::clamp(next.value_or(kAging), 1s, kAging));
    else
        m_aging.stop();
}

} // namespace darse::ui
