// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"
#include "core/base/result.h"
#include "ui/pages/details/section.h"

class QLabel;

namespace darse::ui {

/// Why a container has ended, in one sentence, and what it said last. Hidden while it has not.
class EndingSection final : public Section {
    Q_OBJECT
public:
    EndingSection(session::Session& session, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    [[nodiscard]] bool comesFirst() const override { return true; }

private:
    void arrived(const Result<backend::Ending>& ending);

    session::Session& m_session;
    backend::ObjectPtr m_object;
    QLabel* m_sentence;
    QLabel* m_lines;
};

/// "The kernel ended it: it needed more than its 64 MiB of memory (exit code 137)."
[[nodiscard]] QString endingSentence(const backend::Ending& ending);

} // namespace darse::ui
