// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/doctor/doctorpage.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/doctor/doctorwords.h"
#include "ui/pages/doctor/findingcard.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {

using backend::Doctor;
using backend::Finding;

DoctorPage::DoctorPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_summary(makeParagraph({}, Type::Body)),
    m_again(makeButton(tr("Examine again"))),
    m_column(nullptr)
{
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("scrolled"));
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    m_column->setSpacing(px(Space::Card));
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Doctor"), Type::PageTitle));
    head->addStretch();
    head->addWidget(m_again);
    m_column->addLayout(head);
    m_column->addWidget(
        makeParagraph(tr("What this machine can do for containers, what it lacks, what comes of it and what to do."),
                      Type::Body, "muted"));
    m_column->addWidget(m_summary);
    m_column->addStretch();
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    m_again->setObjectName(QStringLiteral("examine"));
    explain(*m_again, tr("Looks at the machine anew: what has been mended since is seen at once."));
    connect(m_again, &QPushButton::clicked, this, [this] { examine(Doctor::Look::Anew); });
    connect(&session(), &session::Session::linkChanged, this, &DoctorPage::followLink);
    setFocusProxy(m_again);
    followLink();
}

void DoctorPage::show(const Location&)
{
    if (m_list != nullptr)
        examine(Doctor::Look::Recent);
}

Location DoctorPage::location() const
{
    return {QStringLiteral("doctor"), {}, {}};
}

void DoctorPage::refresh()
{
    examine(Doctor::Look::Anew);
}

void DoctorPage::followLink()
{
    if (m_list == nullptr)
        examine(Doctor::Look::Recent);
}

void DoctorPage::examine(Doctor::Look look)
{
    Doctor* doctor = session().backend().doctor();
    m_again->setEnabled(doctor != nullptr);
    if (doctor == nullptr)
        return m_summary->setText(session().backend().link() == backend::Link::Connected
                                      ? tr("The server of this connection has no doctor: it does not tell what its "
                                           "machine lacks.")
                                      : tr("The server has not answered yet."));
    if (std::exchange(m_isAsking, true))
        return;
    m_summary->setText(tr("Looking at the machine…"));
    session::whenDone(doctor->examine(look), this,
                      [this](const Result<std::vector<Finding>>& findings) { answered(findings); });
}

void DoctorPage::clear()
{
    delete std::exchange(m_list, nullptr);
}

void DoctorPage::answered(const Result<std::vector<Finding>>& findings)
{
    m_isAsking = false;
    if (findings)
        return fill(*findings);
    const ErrorWords words = errorWords(findings.error());
    m_summary->setText(tr("The machine could not be examined. %1 %2").arg(words.why, visibleText(words.message)));
}

void DoctorPage::fill(const std::vector<Finding>& findings)
{
    clear();
    const FindingShare share = shareOf(findings);
    const int better = static_cast<int>(share.better.size());
    if (!share.missing.empty())
        m_summary->setText(
            tr("%n thing(s) without which containers do not run as they should.", nullptr, int(share.missing.size())));
    else
        m_summary->setText(better == 0 ? tr("All is well.")
                                       : tr("Containers run. %n thing(s) could be better.", nullptr, better));
    m_list = new QWidget;
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Related));
    for (const auto& part : {share.missing, share.better}) {
        for (const Finding& finding : part)
            column->addWidget(new FindingCard(finding));
    }
    if (!share.good.empty())
        addGood(*column, share.good);
    m_column->insertWidget(m_column->count() - 1, m_list);
    m_list->show();
}

/// A line each: nothing is to be done about them.
void DoctorPage::addGood(QVBoxLayout& column, const std::vector<Finding>& findings)
{
    auto* card = new QFrame;
    card->setProperty("look", QStringLiteral("card"));
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(px(Space::Card), px(Space::Related), px(Space::Card), px(Space::Related));
    grid->setHorizontalSpacing(px(Space::Related));
    grid->setVerticalSpacing(px(Space::Control));
    grid->setColumnStretch(2, 1);
    grid->addWidget(makeLabel(tr("In order"), Type::Section), 0, 0, 1, 3);
    const StatusLook look = statusLook(backend::Status::Succeeded);
    int row = 1;
    for (const Finding& finding : findings) {
        const FindingWords words = findingWords(finding);
        QLabel* mark = makeLabel({});
        mark->setPixmap(iconPixmap(look.icon, look.color, px(size::kIcon), devicePixelRatioF()));
        grid->addWidget(mark, row, 0);
        grid->addWidget(makeLabel(words.title), row, 1);
        grid->addWidget(makeParagraph(words.reason, Type::Body, "muted"), row++, 2);
    }
    column.addWidget(card);
}

} // namespace darse::ui
