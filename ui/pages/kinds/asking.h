// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/pages/kindview.h"

namespace darse::ui {

// The pieces of actions that ask something first.

[[nodiscard]] session::Operation::Description describe(const backend::Object& object, const QString& title,
                                                       const QString& line);
/// Visible work from now on.
template <class Work>
void begin(session::Session& session, session::Operation::Description description, Work work)
{
    session.operations().add(std::make_unique<session::Operation>(std::move(description), std::move(work)));
}

/// In the language of the window; marked with QT_TRANSLATE_NOOP("AskingActions", …).
[[nodiscard]] QString askingWords(const char* text);
/// What is wrong with a name of an image; empty when it will do.
[[nodiscard]] QString referenceProblem(const QString& text);
/// "library_nginx_1.27.tar"
[[nodiscard]] QString fileNameFor(QString name);

/// A place to save to; `chosen` is called with it.
void askForFile(QWidget* window, const QString& title, const QString& proposal,
                const std::function<void(const QString& file)>& chosen);

[[nodiscard]] Action asking(const char* id, const char* label, const char* operation, const QString& line,
                            const QString& iconName,
                            std::function<void(session::Session&, const backend::ObjectPtr&, QWidget*)> open);

} // namespace darse::ui
