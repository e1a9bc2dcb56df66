// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/vocabulary.h"
#include "ui/editor/codeedit.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace darse::ui {

/// What is wrong with a text, by the tables of the kinds, in the language of the window. Any thread.
[[nodiscard]] std::vector<CodeEdit::Note> checkYaml(const QString& text,
                                                    const kube::Vocabulary& words = *kube::Vocabulary::own());

/// Checks a text shortly after its last change, beside the window's thread. Lives there.
class YamlChecker final : public QObject {
    Q_OBJECT
public:
    static constexpr int kPause = 200; ///< milliseconds

    explicit YamlChecker(QPlainTextEdit& edit);
    ~YamlChecker() override;

    /// Checks again, by what this server has.
    void setWords(kube::VocabularyPtr words);

Q_SIGNALS:
    void checked(const std::vector<darse::ui::CodeEdit::Note>& notes);

private:
    void begin();

    QPlainTextEdit& m_edit;
    kube::VocabularyPtr m_vocabulary = kube::Vocabulary::own();
    QTimer m_pause;
    QThreadPool m_pool;
    bool m_isBusy = false;
    bool m_isStale = false;
};

} // namespace darse::ui
