// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/manifests.h"
#include "ui/editor/codeedit.h"
#include "ui/pages/page.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace darse::ui {

class FindBar;
class OutcomeView;
class PodForm;
class YamlChecker;
class YamlEdit;
struct YamlPlace;

/// An editor for objects: what is wrong is marked while it is written, what would change is shown before it does, and
/// what became of each object is told.
class ManifestPanel final : public QWidget {
    Q_OBJECT
public:
    enum class Purpose {
        Create, ///< any objects, from templates and files
        Edit,   ///< one object as it was read
    };

    ManifestPanel(PageContext context, Purpose purpose, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Of Edit: also what changes are compared with.
    void setText(const QString& text);
    /// One step back brings back what was there.
    void replaceText(const QString& text);
    /// What became of a text that is no longer there goes with it.
    void forgetOutcome();
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] const QString& base() const { return m_base; }
    void focusEditor();
    void openSearch();
    [[nodiscard]] YamlEdit& edit() { return *m_edit; }
    /// Asks first when there is a text that is nowhere else.
    void openFile(const QString& path);

Q_SIGNALS:
    /// The text is what a file says.
    void saved();
    void goTo(const darse::ui::Location& location);
    void textChanged();
    /// Everything of the text is as it says.
    void applied();

private:
    void build();
    void askForWords();
    [[nodiscard]] QWidget* makeToolbar();
    void addCreateTools(QHBoxLayout& row);
    [[nodiscard]] QWidget* makeBottom();
    void addTemplate(const QString& fresh);
    void addForm(QHBoxLayout& row);
    void addShortcuts();
    void askForFile();
    void takeFile(const QString& path, const QString& text);
    [[nodiscard]] bool isUnsaved() const;
    void askWhereToSave();
    void saveTo(const QString& path);
    [[nodiscard]] QStringList valuesFor(const YamlPlace& place);
    void takeNotes(const std::vector<CodeEdit::Note>& notes);
    void showProblems();
    void goToProblem(CodeEdit::Way way);
    void tell(const QString& words, bool isError);
    [[nodiscard]] std::function<bool()> whileShown() const;
    void submit(const backend::ManifestOptions& options);
    void arrived(const backend::ManifestOptions& options,
                 const Result<std::vector<backend::ManifestOutcome>>& outcomes);
    void replace();
    [[nodiscard]] backend::ManifestOptions options(bool isTrial) const;
    void showBottom(QWidget* what);

    PageContext m_context;
    Purpose m_purpose;
    QString m_base; ///< of Edit
    QString m_file; ///< where it was saved last
    bool m_isBusy = false;
    QTimer m_pause; ///< since what is wrong was found last
    YamlEdit* m_edit;
    YamlChecker* m_checker;
    FindBar* m_find;
    QSplitter* m_splitter;
    QSplitter* m_sides; ///< text and form
    QPushButton* m_showForm = nullptr;
    PodForm* m_form = nullptr; ///< made when first asked for
    QStackedWidget* m_bottom;
    QListWidget* m_problems;
    OutcomeView* m_outcomes;
    QLabel* m_words;
    QPushButton* m_trial;
    QPushButton* m_apply;
    QPushButton* m_undo;
};

} // namespace darse::ui
