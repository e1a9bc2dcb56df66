// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dry run, apply and replace.
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/editor/yamledit.h"
#include "ui/pages/manifest/manifestpanel.h"
#include "ui/pages/manifest/outcomeview.h"
#include "ui/widgets/visibletext.h"

#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace darse::ui {

using backend::ManifestOptions;
using backend::ManifestOutcome;
using Verdict = ManifestOutcome::Verdict;

namespace {

/// The answer as one piece of visible work: it has failed when an object was refused.
backend::Pending<void> asWork(QObject* context, const backend::Pending<std::vector<ManifestOutcome>>& pending)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    session::whenDone(pending, context, [promise](const Result<std::vector<ManifestOutcome>>& outcomes) {
        Result<void> result = outcomes ? ok() : Result<void>(outcomes.error());
        for (const ManifestOutcome& outcome : outcomes ? *outcomes : std::vector<ManifestOutcome>()) {
            if (outcome.error)
                result = *outcome.error;
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

} // namespace

ManifestOptions ManifestPanel::options(bool isTrial) const
{
    return {.isTrial = isTrial,
            .isForced = false,
            .project = m_context.session.project(),
            .base = m_purpose == Purpose::Edit ? m_base : QString()};
}

/// What becomes of the text is told beside it.
std::function<bool()> ManifestPanel::whileShown() const
{
    return [panel = QPointer(this)] { return panel && panel->isVisible(); };
}

void ManifestPanel::submit(const ManifestOptions& options)
{
    backend::Manifests* manifests = m_context.session.backend().manifests();
    if (m_isBusy || text().trimmed().isEmpty())
        return;
    if (manifests == nullptr)
        return tell(tr("This connection takes no YAML."), true);
    m_isBusy = true;
    m_apply->setEnabled(false);
    m_trial->setEnabled(false);
    tell(options.isTrial ? tr("Asking what would change…") : tr("Applying…"), false);
    const auto pending = manifests->apply(text(), options);
    if (!options.isTrial)
        m_context.session.operations().add(std::make_unique<session::Operation>(
            session::Operation::Description{.title = tr("Apply YAML"),
                                            .commandLine = QStringLiteral("kubectl apply -f -"),
                                            .target = std::nullopt,
                                            .isSeen = whileShown()},
            asWork(&m_context.session, pending)));
    session::whenDone(pending, this, [this, options](const Result<std::vector<ManifestOutcome>>& outcomes) {
        arrived(options, outcomes);
    });
}

void ManifestPanel::arrived(const ManifestOptions& options, const Result<std::vector<ManifestOutcome>>& outcomes)
{
    m_isBusy = false;
    m_apply->setEnabled(true);
    m_trial->setEnabled(true);
    if (!outcomes)
        return tell(visibleText(QString::fromStdString(outcomes.error().message())), true);
    const auto failed =
        std::ranges::count_if(*outcomes, [](const ManifestOutcome& one) { return one.error.has_value(); });
    if (failed > 0)
        tell(tr("%n object(s) refused", "", static_cast<int>(failed)), true);
    else
        tell(options.isTrial ? tr("Nothing was changed yet") : tr("Applied"), false);
    m_outcomes->setOutcomes(*outcomes, options.isTrial);
    showBottom(m_outcomes);
    if (failed > 0 || options.isTrial)
        return;
    Q_EMIT applied();
    if (m_purpose == Purpose::Create && outcomes->size() == 1 && outcomes->front().verdict == Verdict::Created &&
        outcomes->front().ref)
        Q_EMIT goTo(Location::ofObject(*outcomes->front().ref));
}

void ManifestPanel::forgetOutcome()
{
    if (m_bottom->currentWidget() == m_outcomes)
        m_bottom->hide();
}

void ManifestPanel::replace()
{
    auto* dialog = new ConfirmDialog(
        {.verb = tr("Delete and create again"),
         .what = {},
         .names = {},
         .consequence = tr("Its containers are stopped, and what they have written outside of volumes is lost."),
         .title = tr("Delete the pod and create it again?")},
        window());
    connect(dialog, &ConfirmDialog::confirmed, this, [this] {
        backend::Manifests* manifests = m_context.session.backend().manifests();
        if (manifests == nullptr)
            return;
        const auto pending = manifests->replace(text(), options(false));
        m_context.session.operations().add(std::make_unique<session::Operation>(
            session::Operation::Description{.title = tr("Delete and create again"),
                                            .commandLine = QStringLiteral("kubectl replace --force -f -"),
                                            .target = std::nullopt,
                                            .isSeen = whileShown()},
            pending));
        tell(tr("Applying…"), false);
        session::whenDone(pending, this, [this](const Result<void>& result) {
            tell(result ? tr("Applied") : visibleText(QString::fromStdString(result.error().message())), !result);
            if (result)
                Q_EMIT applied();
        });
    });
    dialog->open();
}

} // namespace darse::ui
