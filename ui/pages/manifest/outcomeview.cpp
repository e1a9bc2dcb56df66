// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/manifest/outcomeview.h"

#include "ui/editor/diffview.h"
#include "ui/editor/rulewords.h"
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

namespace darse::ui {

using backend::ManifestOutcome;
using backend::Status;
using Verdict = ManifestOutcome::Verdict;

namespace {

constexpr int kListWidth = 320;

Status statusOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Created:
        return Status::Running;
    case Verdict::Changed:
        return Status::Updating;
    case Verdict::Unchanged:
        return Status::Normal;
    case Verdict::Conflict:
        return Status::Warning;
    case Verdict::Refused:
        break;
    }
    return Status::Failed;
}

} // namespace

OutcomeView::OutcomeView(QWidget* parent) :
    QWidget(parent),
    m_list(new QListWidget),
    m_words(makeParagraph({})),
    m_diff(new DiffView),
    m_open(makeButton(tr("Open"))),
    m_overwrite(makeButton(tr("Overwrite"), "danger")),
    m_replace(makeButton(tr("Delete and create again"), "danger"))
{
    m_list->setAccessibleName(tr("Objects of the text"));
    m_list->setMaximumWidth(px(kListWidth));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* head = new QHBoxLayout;
    head->setSpacing(px(Space::Control));
    head->addWidget(m_words, 1);
    for (QPushButton* button : {m_overwrite, m_replace, m_open})
        head->addWidget(button, 0, Qt::AlignTop);
    auto* right = new QVBoxLayout;
    right->setSpacing(px(Space::Control));
    right->addLayout(head);
    right->addWidget(m_diff, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Related));
    row->addWidget(m_list, 1);
    row->addLayout(right, 3);
    connect(m_list, &QListWidget::currentRowChanged, this, &OutcomeView::showChosen);
    connect(m_overwrite, &QPushButton::clicked, this, &OutcomeView::overwriteAsked);
    connect(m_replace, &QPushButton::clicked, this, &OutcomeView::replaceAsked);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const auto row_ = static_cast<std::size_t>(m_list->currentRow());
        if (row_ < m_outcomes.size() && m_outcomes[row_].ref)
            Q_EMIT goTo(Location::ofObject(*m_outcomes[row_].ref));
    });
}

void OutcomeView::setOutcomes(const Outcomes& outcomes, bool isTrial)
{
    m_outcomes = outcomes;
    m_isTrial = isTrial;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int worst = 0;
    for (const ManifestOutcome& outcome : m_outcomes) {
        const StatusLook look = statusLook(statusOf(outcome.verdict));
        auto* item = new QListWidgetItem(
            icon(look.icon, look.color),
            QStringLiteral("%1 %2\n%3").arg(visibleText(outcome.kind), visibleText(outcome.name), wordsFor(outcome)));
        m_list->addItem(item);
        const auto& now = m_outcomes[static_cast<std::size_t>(worst)];
        if (outcome.verdict > now.verdict)
            worst = m_list->count() - 1;
    }
    m_list->setCurrentRow(worst);
    showChosen();
}

QString OutcomeView::wordsFor(const ManifestOutcome& outcome) const
{
    switch (outcome.verdict) {
    case Verdict::Created:
        return m_isTrial ? tr("would be created") : tr("created");
    case Verdict::Changed:
        return m_isTrial ? tr("would be changed") : tr("changed");
    case Verdict::Unchanged:
        return tr("stays as it is");
    case Verdict::Conflict:
        return tr("somebody else has changed it");
    case Verdict::Refused:
        break;
    }
    return tr("refused");
}

QString OutcomeView::detailFor(const ManifestOutcome& outcome) const
{
    if (outcome.verdict == Verdict::Conflict && !outcome.conflicts.isEmpty()) {
        const QString said =
            tr("These fields were changed by somebody else since you read them: %1. Nothing was applied.")
                .arg(visibleText(outcome.conflicts.join(QStringLiteral(", "))));
        return outcome.after.isEmpty() ? said : said + u'\n' + tr("What overwriting would change:");
    }
    if (outcome.needsReplacement)
        return tr("What runs cannot be changed in these fields: the pod would have to be deleted and created again.");
    if (outcome.error)
        return refusalWords(visibleText(QString::fromStdString(outcome.error->message())));
    if (!outcome.warnings.isEmpty())
        return visibleText(outcome.warnings.join(u'\n'));
    if (outcome.verdict == Verdict::Unchanged)
        return tr("Nothing changes.");
    if (outcome.verdict == Verdict::Created)
        return m_isTrial ? tr("What would be created:") : tr("What was created:");
    return m_isTrial ? tr("What would change:") : tr("What has changed:");
}

void OutcomeView::showChosen()
{
    const auto row = static_cast<std::size_t>(m_list->currentRow());
    if (row >= m_outcomes.size())
        return;
    const ManifestOutcome& chosen = m_outcomes[row];
    m_words->setText(detailFor(chosen));
    // Of what was refused only that matters that a person can have all the same.
    const bool isAnswered = chosen.verdict == Verdict::Conflict || chosen.needsReplacement;
    const bool isShown = chosen.error ? isAnswered && !chosen.after.isEmpty() : chosen.verdict != Verdict::Unchanged;
    m_diff->setTexts(chosen.before, isShown ? chosen.after : chosen.before);
    m_diff->setVisible(isShown);
    m_open->setVisible(chosen.ref.has_value() && !chosen.error && (!m_isTrial || !chosen.before.isEmpty()));
    m_overwrite->setVisible(chosen.verdict == Verdict::Conflict);
    m_replace->setVisible(chosen.needsReplacement);
}

} // namespace darse::ui
