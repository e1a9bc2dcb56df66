// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/doctorcard.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/doctor/doctorwords.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace darse::ui {

DoctorCard::DoctorCard(session::Session& session, QWidget* parent) : Card(tr("What this machine lacks"), parent)
{
    setVisible(false);
    if (backend::Doctor* doctor = session.backend().doctor())
        session::whenDone(doctor->examine(backend::Doctor::Look::Recent), this,
                          [this](const Result<std::vector<backend::Finding>>& findings) { answered(findings); });
}

void DoctorCard::answered(const Result<std::vector<backend::Finding>>& findings)
{
    if (!findings)
        return; // who asks the doctor is told
    const FindingShare share = shareOf(*findings);
    if (share.missing.empty() && share.better.empty())
        return;
    for (const backend::Finding& finding : share.missing) {
        const FindingWords words = findingWords(finding);
        content()->addWidget(makeParagraph(words.title + QStringLiteral(": ") + words.reason + u' ' + words.consequence,
                                           Type::Body, "failed"));
    }
    auto* row = new QHBoxLayout;
    if (const int better = static_cast<int>(share.better.size()); better > 0)
        row->addWidget(makeLabel(tr("%n thing(s) could be better.", nullptr, better), Type::Body, "muted"));
    QPushButton* open = makeButton(tr("Ask the doctor"), share.missing.empty() ? "link" : "primary");
    open->setObjectName(QStringLiteral("askDoctor"));
    connect(open, &QPushButton::clicked, this, [this] { Q_EMIT goTo({QStringLiteral("doctor"), {}, {}}); });
    row->addWidget(open);
    row->addStretch();
    content()->addLayout(row);
    if (share.missing.empty())
        setTitle(tr("This machine"));
    else
        Q_EMIT essentialMissing(open);
    setVisible(true);
}

} // namespace darse::ui
