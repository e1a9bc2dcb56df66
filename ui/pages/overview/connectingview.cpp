// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/connectingview.h"

#include "core/session/session.h"
#include "ui/pages/overview/stepwords.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

using backend::LinkStep;
using backend::Status;

std::vector<LinkStep> stepsFrom(LinkStep first)
{
    std::vector<LinkStep> steps{LinkStep::Reaching, LinkStep::Asking};
    if (first == LinkStep::Starting || first == LinkStep::Tunnelling)
        steps.insert(steps.begin(), first);
    return steps;
}

} // namespace

ConnectingView::ConnectingView(session::Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    const QString name = connectionName(session);
    auto* all = new QVBoxLayout(this);
    auto* column = new QVBoxLayout;
    column->setSpacing(px(Space::Related));
    QLabel* title = makeLabel(name.isEmpty() ? tr("Connecting…") : tr("Connecting to “%1”…").arg(name), Type::Section);
    column->addWidget(title, 0, Qt::AlignCenter);
    auto* bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedWidth(px(size::kDialog));
    bar->setAccessibleName(title->text());
    column->addWidget(bar, 0, Qt::AlignCenter);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(px(Space::Control));
    grid->setVerticalSpacing(px(Space::Control));
    for (const LinkStep step : stepsFrom(session.backend().attempt().first)) {
        m_rows.push_back({step, makeLabel({}), makeLabel(stepText(step))});
        const int at = static_cast<int>(m_rows.size()) - 1;
        grid->addWidget(m_rows.back().mark, at, 0);
        grid->addWidget(m_rows.back().words, at, 1);
    }
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addLayout(grid);
    middle->addStretch();
    column->addLayout(middle);
    all->addStretch(2);
    all->addLayout(column);
    all->addStretch(3);
    connect(&session.backend(), &backend::Backend::attemptChanged, this, &ConnectingView::follow);
    follow();
}

void ConnectingView::follow()
{
    const LinkStep now = m_session.backend().attempt().step;
    for (const Row& row : m_rows) {
        const bool isDone = row.step < now;
        const Status status = isDone ? Status::Succeeded : row.step == now ? Status::Updating : Status::Pending;
        const StatusLook look = statusLook(status);
        const QColor color = row.step > now ? colors().muted : look.color;
        row.mark->setPixmap(iconPixmap(look.icon, color, px(size::kIcon), devicePixelRatioF()));
        row.words->setAccessibleName(isDone ? tr("%1 done").arg(row.words->text()) : row.words->text());
        QPalette ink = row.words->palette();
        ink.setColor(QPalette::WindowText, row.step == now ? colors().text : colors().muted);
        row.words->setPalette(ink);
        row.words->setEnabled(row.step <= now);
    }
}

} // namespace darse::ui
