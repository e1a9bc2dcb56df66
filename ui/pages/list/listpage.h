// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/page.h"

#include <QTimer>

class QFrame;
class QLabel;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace darse::ui {

class ActionRunner;
class BulkBar;
class ColumnLayout;
class FilterBar;
class ListHeader;
class ListToolbar;
class MessagePanel;
class ObjectTable;
class ObjectView;
class Skeleton;
class TableFeed;
struct Action;
struct KindView;

/// The list of one kind: filter, columns, selection with what can be done to it, and a plain word when there is nothing
/// to show.
class ListPage final : public Page {
    Q_OBJECT
public:
    /// `view` outlives the page.
    ListPage(const KindView& view, PageContext context, QWidget* parent = nullptr);
    ~ListPage() override;

    /// A key in the location selects that row.
    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void focusFilter() override;
    void refresh() override;

Q_SIGNALS:
    /// The window's command of this id, "create.pull": it makes the first of what is not there.
    void commandAsked(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    QWidget* makeBanner();
    void connectParts();
    void connectView();
    void applyFilter(const QString& text);
    void clearFilters();
    void followCounts();
    void followState();
    void followSelection();
    void tellEmpty();
    [[nodiscard]] QString firstCommand() const;
    [[nodiscard]] QString firstWords() const;
    void tellNoMatch();
    void tellFailure();
    void open(const QString& key);
    void runAction(const Action& action);
    void removeSelected();
    void showMenu(const QPoint& globalPosition);
    [[nodiscard]] std::vector<backend::ObjectPtr> targets() const;
    void setUpDensity();

    const KindView& m_view;
    ObjectTable* m_table;
    ListHeader* m_header;
    QStackedWidget* m_bars; ///< toolbar or bulk bar
    ListToolbar* m_toolbar;
    ActionRunner* m_runner;
    BulkBar* m_bulk;
    FilterBar* m_filters;
    QWidget* m_banner = nullptr;
    QLabel* m_bannerText = nullptr;
    QFrame* m_card;         ///< around the body
    QStackedWidget* m_body; ///< rows, message, skeleton, or nothing for a moment
    ObjectView* m_rows;
    MessagePanel* m_message;
    Skeleton* m_skeleton;
    QWidget* m_blank;
    ColumnLayout* m_columns;
    TableFeed* m_feed;
    QTimer m_patience; ///< until a skeleton is better than nothing
};

} // namespace darse::ui
