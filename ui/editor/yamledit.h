// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/codeedit.h"
#include "ui/editor/schemahelp.h"

#include <functional>

namespace darse::ui {

class CompletionList;

/// YAML to write: keys that know about indentation, lists and brackets, completion (Ctrl+Space, or by itself while a
/// word is written) and help for the field under the mouse, both from the tables of the kinds.
class YamlEdit final : public CodeEdit {
    Q_OBJECT
public:
    /// Values that only the connection knows: images for "image", names for "configMap".
    using Values = std::function<QStringList(const YamlPlace& place)>;

    explicit YamlEdit(QWidget* parent = nullptr);

    void setValues(Values values) { m_values = std::move(values); }
    /// What the server has; until then it is taken for our own.
    void setWords(kube::VocabularyPtr words) { m_words = std::move(words); }
    /// What would be offered now.
    [[nodiscard]] std::vector<Completion> offered() const;
    void complete();
    [[nodiscard]] bool isCompleting() const;

Q_SIGNALS:
    void fileDropped(const QString& file);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QString helpOn(const QTextBlock& line) const;
    bool handleKey(const QKeyEvent& event);
    bool handleShortcut(const QKeyEvent& event);
    void breakLine();
    bool leaveIndentation();
    bool writeBracket(QChar typed);
    void indentLines(int by);
    void commentLines();
    void offer(int farthest);
    void insertCompletion(const QString& text);

    Values m_values;
    kube::VocabularyPtr m_words = kube::Vocabulary::own();
    CompletionList* m_offers;
};

} // namespace darse::ui
