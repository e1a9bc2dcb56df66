// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/logmarks.h"
#include "ui/logs/logplace.h"
#include "ui/logs/logstamp.h"

#include <QAbstractScrollArea>
#include <QStringList>
#include <QTextLayout>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

namespace darse::ui {

class LineLayout;
class LogLines;
class LogSearch;

/// Paints the lines that can be seen and nothing else. Follows the end until someone scrolls up.
class LogView : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Wrap { Off, On };
    enum class Rows { All, Matching };
    enum class Direction { Next, Previous };

    LogView(const LogLines& lines, const LogSearch& search, QWidget* parent = nullptr); ///< both outlive it
    ~LogView() override;

    void setWrap(Wrap wrap);
    void setStamps(Stamps stamps);
    /// Beside each line stands who wrote it, in a colour of its own; empty when there is one source only.
    void setSourceNames(const QStringList& names);
    void showMoment(qint64 at,
                    Direction side = Direction::Next); ///< the first line that is not older, or the one before
    void setRows(Rows rows);                           ///< Matching shows all lines while nothing is searched
    [[nodiscard]] qint64 rowCount() const;
    [[nodiscard]] bool isFiltered() const; ///< only matching lines are rows
    [[nodiscard]] qint64 topLine() const { return m_topLine; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    [[nodiscard]] qint64 unseenLines() const; ///< came since following paused
    void resume();
    void find(Direction direction);               ///< from the last line found or from what is seen, around the end
    [[nodiscard]] qsizetype currentMatch() const; ///< its place among the matches, from 1; 0 when there is none
    [[nodiscard]] std::optional<qint64> currentLine() const; ///< clicked, found or gone to last; none in an empty log
    [[nodiscard]] const LogMarks& marks() const { return m_marks; }
    void toggleMark(); ///< of the current line
    void goToMark(Direction direction);
    void selectAll();
    [[nodiscard]] std::optional<std::pair<LogPlace, LogPlace>> selection() const;
    [[nodiscard]] QString selectedText() const;
    void copySelection() const;
    [[nodiscard]] QString allText() const; ///< every row as it is shown
Q_SIGNALS:
    void followChanged();
    void currentMatchChanged();
    void currentLineChanged();
    void wholeLineWanted(); ///< the current one

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void linesChanged();
    void searchChanged();
    void arrange();
    void forgetLayouts();
    void pauseAt(qint64 line);
    void showLine(qint64 line);
    void stepTo(qint64 line);
    [[nodiscard]] qint64 lineAt(qint64 row) const;
    [[nodiscard]] qint64 rowOf(qint64 line) const;
    [[nodiscard]] qint64 lastTopRow() const;
    [[nodiscard]] const LogGutter& gutter() const;
    [[nodiscard]] int gutterWidth() const { return gutter().width; }
    void paintGutter(QPainter& painter, qint64 line, const QRect& row) const;
    [[nodiscard]] const LineLayout& layoutOf(qint64 line) const;
    [[nodiscard]] LogPlace placeAt(const QPoint& point) const;
    void paintLine(QPainter& painter, qint64 line, int y) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> marksOn(qint64 line) const;
    void moveCursor(QKeyEvent* event);
    void select(const LogPlace& anchor, const LogPlace& cursor);
    [[nodiscard]] QString textBetween(LogPlace from, LogPlace to) const;

    const LogLines& m_lines;
    const LogSearch& m_search;
    Wrap m_wrap = Wrap::Off;
    Rows m_rows = Rows::All;
    Stamps m_stamps = Stamps::Local;
    QStringList m_sourceNames;
    int m_lineHeight = 16;
    qint64 m_topLine = 0;
    qint64 m_pausedAt = 0; ///< end of the log when following paused
    bool m_isFollowing = true;
    bool m_isArranging = false;
    std::optional<qint64> m_found;
    std::optional<LogPlace> m_anchor;
    LogPlace m_cursor;
    LogMarks m_marks;
    QTimer m_ageTimer; ///< repaints relative moments
    mutable int m_widest = 0;
    mutable std::optional<LogGutter> m_gutter; ///< measured once: dates take long to write
    mutable std::unordered_map<qint64, std::unique_ptr<LineLayout>> m_layouts;
};

} // namespace darse::ui
