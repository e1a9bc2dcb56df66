// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/lostview.h"

#include "core/session/session.h"
#include "ui/pages/overview/stepwords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/visibletext.h"
#include "ui/widgets/whileshown.h"

#include <algorithm>
#include <chrono>

namespace darse::ui {
namespace {

using namespace std::chrono;

/// What is longer stays behind its button.
constexpr int kShortDetail = 240;

StateView::Words lostWords(session::Session& session)
{
    ErrorWords words;
    if (const auto error = session.backend().error())
        words = errorWords(*error);
    const QString raw = visibleLines(words.raw);
    const QString name = connectionName(session);
    return {.drawing = QStringLiteral("disconnected"),
            .title = name.isEmpty() ? LostView::tr("The container engine does not answer")
                                    : LostView::tr("“%1” is not connected").arg(name),
            .text = QStringList{words.why, words.remedy}.join(QLatin1Char(' ')).trimmed(),
            .detail = raw,
            .isDetailShown = raw.size() <= kShortDetail};
}

} // namespace

LostView::LostView(session::Session& session, QWidget* parent) :
    StateView(lostWords(session), parent),
    m_session(session),
    m_retry(addAction(tr("Try again now")))
{
    m_tick.setSingleShot(true);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_session.backend().tryNow(); });
    connect(&m_tick, &QTimer::timeout, this, &LostView::tellAttempt);
    connect(&session.backend(), &backend::Backend::attemptChanged, this, &LostView::tellAttempt);
    auto* shown = new WhileShown(*this);
    connect(shown, &WhileShown::shown, this, &LostView::tellAttempt);
    connect(shown, &WhileShown::hidden, &m_tick, &QTimer::stop);
    tellAttempt();
}

void LostView::tellAttempt()
{
    const backend::Attempt attempt = m_session.backend().attempt();
    m_tick.stop();
    if (attempt.step != backend::LinkStep::Waiting) {
        setNote(stepText(attempt.step));
        return;
    }
    const auto left = std::max(milliseconds(0), ceil<milliseconds>(attempt.next - steady_clock::now()));
    const auto whole = ceil<seconds>(left);
    setNote(tr("Next try in %n second(s).", nullptr, static_cast<int>(whole.count())));
    if (isVisible() && left.count() > 0)
        m_tick.start(left - (whole - seconds(1)));
}

} // namespace darse::ui
