// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"
#include "ui/logs/logstamp.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QComboBox;
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
class LogView;

/// The log of one container, or of several in the order of time: toolbar, lines, and a foot that says whether it still
/// flows.
class LogPane : public QWidget {
    Q_OBJECT
public:
    struct Source {
        QString containerKey;
        QString name;
        qint64 startedAtMilliseconds = 0; ///< its present run, or the last one; 0 when that is not known

        friend bool operator==(const Source& a, const Source& b)
        {
            return a.containerKey == b.containerKey && a.name == b.name; // a new run goes on in the same log
        }
    };

    [[nodiscard]] static Source sourceOf(const backend::Object& container);
    /// Both outlive the pane.
    LogPane(backend::Logs& logs, session::Settings& settings, QWidget* parent = nullptr);
    ~LogPane() override;
    static constexpr std::size_t kMostMerged = 16; ///< so many can be read at once

    void setSources(const std::vector<Source>& sources); ///< goes on reading the chosen one if it is there
    [[nodiscard]] LogView& view() { return *m_view; }
    [[nodiscard]] LogLines& lines() { return *m_lines; }
    [[nodiscard]] LogSearch& search() { return *m_search; }
    void focusSearch();
    void showMoment(qint64 atMilliseconds); ///< when its lines have been read

private:
    void build();
    [[nodiscard]] QWidget* makeToolBar();
    [[nodiscard]] QWidget* makeFoot();
    [[nodiscard]] QToolButton* makeViewMenu();
    [[nodiscard]] QToolButton* makeTextMenu();
    void addLineActions(QMenu& menu);
    void connectSearch();
    void open(const QString& containerKey);
    void openAll();
    [[nodiscard]] backend::LogOptions options() const;
    void askForMoment();
    void goToWanted();
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
    std::vector<Source> m_sources;
    QString m_openKey;
    LogLines* m_lines;
    LogSearch* m_search;
    LogView* m_view;
    LogExport* m_export;
    LogLinePanel* m_linePanel = nullptr;
    LogSearchBar* m_searchBar = nullptr;
    QComboBox* m_picker = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_cancel = nullptr; ///< what is being saved
    QTimer* m_tellTimer;
    QAction* m_fromBeginning = nullptr;
    int m_savedPercent = 0;
    bool m_hasEnded = false;
    bool m_isWhole = false;         ///< from its beginning, not only the last lines
    std::optional<qint64> m_wanted; ///< a moment whose lines have not arrived yet
    QString m_note;                 ///< what went wrong or was done last; shown in the foot
    std::unique_ptr<backend::LogStream> m_stream;
    std::unique_ptr<LogMerge> m_merge; ///< instead of the stream while all containers are read
};

} // namespace darse::ui
