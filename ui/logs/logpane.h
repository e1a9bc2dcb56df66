// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"
#include "ui/logs/logchoice.h"
#include "ui/logs/logstamp.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QTimer;
class QToolButton;

namespace darse::backend {
struct Object;
}
namespace darse::session {
class Settings;
}

namespace darse::ui {

class LogExport;
class LogLinePanel;
class LogLines;
class LogMerge;
class LogSearch;
class LogSearchBar;
class LogSourcePicker;
class LogView;

/// The log of one container, or of several in the order of time: toolbar, lines, and a foot that says how it goes on.
class LogPane : public QWidget {
    Q_OBJECT
public:
    using Source = LogSource;
    [[nodiscard]] static Source sourceOf(const backend::Object& container);
    LogPane(backend::Logs& logs, session::Settings& settings, QWidget* parent = nullptr); ///< both outlive it
    ~LogPane() override;

    void setSources(const std::vector<Source>& sources); ///< goes on reading those that were chosen
    /// Reads these together, as soon as they are among the sources.
    void choose(const QStringList& containerKeys);
    [[nodiscard]] const LogChoice& choice() const { return m_choice; }
    [[nodiscard]] LogView& view() { return *m_view; }
    [[nodiscard]] LogLines& lines() { return *m_lines; }
    [[nodiscard]] LogSearch& search() { return *m_search; }
    void focusSearch();
    void showMoment(qint64 atMilliseconds); ///< when its lines have been read
Q_SIGNALS:
    void chosen(); ///< other containers, by a person

private:
    void build();
    [[nodiscard]] QWidget* makeToolBar();
    [[nodiscard]] QWidget* makeFoot();
    [[nodiscard]] QToolButton* makeViewMenu();
    [[nodiscard]] QToolButton* makeTextMenu();
    void addLineActions(QMenu& menu);
    void connectSearch();
    void open();
    void openTogether();
    void followChoice();
    static constexpr int kFirstRead = 1000; ///< lines, the last ones
    [[nodiscard]] backend::LogOptions options() const;
    void askForMoment();
    void goToWanted();
    [[nodiscard]] bool hasEarlier() const;
    void readEarlier();
    enum class Run { Present, Previous };
    void goToRun(Run run);
    void ended(const std::optional<Error>& error);
    void tellState();
    void tellStateSoon();
    [[nodiscard]] QString stateText() const;
    void showWholeLine();
    void closeWholeLine();
    enum class Part { All, Selection };
    void askWhereToSave(Part part);
    void save(const QString& path, Part part);
    void saved(const QString& problem);

    backend::Logs& m_logs;
    session::Settings& m_settings;
    LogChoice m_choice;
    QStringList m_open; ///< by place; what is being read
    LogLines* m_lines;
    LogSearch* m_search;
    LogView* m_view;
    LogExport* m_export;
    LogLinePanel* m_linePanel = nullptr;
    LogSearchBar* m_searchBar = nullptr;
    LogSourcePicker* m_picker = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_earlier = nullptr; ///< lines, before the first one that was read
    QPushButton* m_again = nullptr;
    QPushButton* m_cancel = nullptr; ///< what is being saved
    QTimer* m_tellTimer;
    QTimer* m_patience; ///< with a moment that is wanted
    QAction* m_fromBeginning = nullptr;
    qint64 m_begin = 0; ///< number of the first line that was read
    int m_savedPercent = 0;
    bool m_hasEnded = false;
    bool m_isWhole = false;         ///< from its beginning, not only the last lines
    std::optional<qint64> m_wanted; ///< a moment whose lines have not arrived yet
    QString m_note;                 ///< what went wrong or was done last; shown in the foot
    std::unique_ptr<backend::LogStream> m_stream;
    std::unique_ptr<LogMerge> m_merge; ///< instead of the stream while several containers are read
};

} // namespace darse::ui
