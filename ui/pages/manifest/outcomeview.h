// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/manifests.h"
#include "ui/pages/location.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace darse::ui {

class DiffView;

/// What became of each object of a text, or would: one line each, and what changes for the one that is chosen.
class OutcomeView final : public QWidget {
    Q_OBJECT
public:
    using Outcomes = std::vector<backend::ManifestOutcome>;

    explicit OutcomeView(QWidget* parent = nullptr);

    void setOutcomes(const Outcomes& outcomes, bool isTrial);

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);
    void overwriteAsked();
    void replaceAsked();

private:
    void showChosen();
    [[nodiscard]] QString wordsFor(const backend::ManifestOutcome& outcome) const;
    [[nodiscard]] QString detailFor(const backend::ManifestOutcome& outcome) const;

    Outcomes m_outcomes;
    bool m_isTrial = false;
    QListWidget* m_list;
    QLabel* m_words;
    DiffView* m_diff;
    QPushButton* m_open;
    QPushButton* m_overwrite;
    QPushButton* m_replace;
};

} // namespace darse::ui
