// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/doctorsection.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

DoctorSection::DoctorSection(session::Session& session, QWidget* parent) :
    Section(tr("Doctor"), parent),
    m_session(session),
    m_verdict(makeParagraph({}, Type::Body, "muted"))
{
    QPushButton* again = makeButton(tr("Look again"));
    explain(*again, tr("Asks the machine anew, after you have mended something. Answers of the last minute are kept."));
    connect(again, &QPushButton::clicked, this, &DoctorSection::examine);
    auto* row = new QHBoxLayout;
    row->addWidget(m_verdict, 1);
    row->addWidget(again, 0, Qt::AlignTop);
    column()->addLayout(row);
    hide();
}

void DoctorSection::setObject(const backend::ObjectPtr&)
{
    if (m_list == nullptr)
        examine();
}

void DoctorSection::examine()
{
    if (backend::Inspection* inspection = m_session.backend().inspection())
        session::whenDone(inspection->doctor(), this,
                          [this](const Result<std::vector<backend::Finding>>& findings) { arrived(findings); });
}

void DoctorSection::arrived(const Result<std::vector<backend::Finding>>& findings)
{
    if (!findings)
        return setVisible(m_list != nullptr);
    delete m_list;
    m_list = new QWidget;
    auto* lines = new QVBoxLayout(m_list);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(px(Space::Related));
    const auto missing = std::ranges::count_if(*findings, [](const auto& finding) { return !finding.isOk; });
    m_verdict->setText(
        missing == 0 ? tr("This machine has all that containers need.")
                     : tr("%n thing(s) could be better; the others are as they should be.", nullptr, int(missing)));
    for (const backend::Finding& finding : *findings) {
        if (!finding.isOk)
            addFinding(finding);
    }
    column()->addWidget(m_list);
    show();
}

void DoctorSection::addFinding(const backend::Finding& finding)
{
    const StatusLook look = statusLook(finding.isEssential ? backend::Status::Failed : backend::Status::Warning);
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    QLabel* mark = makeLabel({});
    mark->setPixmap(iconPixmap(look.icon, look.color, px(size::kIcon), devicePixelRatioF()));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(px(2));
    words->addWidget(makeParagraph(visibleText(finding.name + QStringLiteral(": ") + finding.reason)));
    if (!finding.consequence.isEmpty())
        words->addWidget(makeParagraph(visibleText(finding.consequence), Type::Body, "muted"));
    if (!finding.remedy.isEmpty())
        words->addWidget(makeParagraph(tr("What to do: %1").arg(visibleText(finding.remedy))));
    row->addLayout(words, 1);
    static_cast<QVBoxLayout*>(m_list->layout())->addLayout(row);
}

} // namespace darse::ui
