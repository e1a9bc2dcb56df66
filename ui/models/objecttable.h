// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/listdiff.h"
#include "ui/models/glow.h"
#include "ui/models/sortmarks.h"
#include "ui/models/textfilter.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <array>
#include <functional>

namespace darse::ui {

/// The rows of one kind, filtered and sorted by itself: a change costs as much as what changed, so that fifty thousand
/// rows stay as quick as fifty. Rows are told apart by their keys; a moved row keeps its selection. When very much
/// changes at once the model is reset, and RowKeeper puts selection and scroll back.
class ObjectTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole + 1, ///< the number or the text that is sorted by
        ObjectRole,                  ///< backend::ObjectPtr
        KeyRole,
        GlowRole, ///< 1 just changed … 0
    };
    using Scope = std::function<bool(const backend::Object&)>;
    static constexpr std::size_t kStatuses = static_cast<std::size_t>(backend::Status::Unknown) + 1;

    /// `columns` and `session` outlive the table.
    ObjectTable(const std::vector<Column>& columns, session::Session& session, QObject* parent = nullptr);

    /// `list` is sorted by key.
    void setRows(const std::shared_ptr<const backend::ObjectList>& list);
    /// Rows outside are as if they did not exist.
    void setScope(Scope scope);
    void setFilter(const TextFilter& filter);
    /// Empty: every status.
    void setStatuses(const std::vector<backend::Status>& statuses);
    /// What a view shows now: only this glows and is told about live numbers.
    void setWindow(int first, int last);
    /// New live numbers: tells the window at once; when sorted by them, sorts again within three seconds.
    void tickLive();

    [[nodiscard]] const std::vector<Column>& columns() const { return m_source.columns(); }
    [[nodiscard]] session::Session& session() const { return m_source.session(); }
    [[nodiscard]] const std::vector<backend::Status>& statuses() const { return m_statuses; }
    /// Rows in scope, filtered or not.
    [[nodiscard]] int totalCount() const { return m_total; }
    /// Rows that the text filter finds, by status.
    [[nodiscard]] const std::array<int, kStatuses>& statusCounts() const { return m_counts; }
    [[nodiscard]] const backend::ObjectPtr& objectAt(int row) const;
    [[nodiscard]] int rowOf(const QString& key) const; ///< -1 when it is not shown
    [[nodiscard]] bool isSorting() const { return m_sorting.isActive(); }
    [[nodiscard]] double glowAt(int row, int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Below 0: by key. Many rows are sorted bit by bit, so that no frame is late; isSorting() until they are in order.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void countsChanged();                       ///< totalCount(), rowCount() or statusCounts() may differ
    void glowStepped(const QModelIndex& index); ///< the cell has another glowAt() now

private:
    using Order = std::vector<ObjectRow*>;
    struct Batch;

    [[nodiscard]] const Column* columnAt(int column) const;
    bool matches(ObjectRow& row);
    void refilter(ObjectRow& row);
    void renew(ObjectRow& row, backend::ObjectPtr object);
    void takeGone(const ListDiff& diff, Batch& batch);
    void placeNew(const ListDiff& diff, const backend::ObjectList& list, Batch& batch);
    void renewChanged(const ListDiff& diff, const backend::ObjectList& list, Batch& batch);
    void mergeSorted(Batch& batch);
    void glowDifferences(const ObjectRow& row, const backend::Object& before);
    void resort();
    void sortOn();
    void finishSort();
    void warm();

    void present();
    void restructure(Order next);
    void replaceAll(Order next);
    void removeRanges(const std::vector<Range>& ranges);
    void reorder(Order next);
    void insertRanges(const std::vector<Range>& ranges, const Order& next);
    void announce(const Order& changed);
    [[nodiscard]] int positionOf(const ObjectRow* row) const;

    TextSource m_source;
    SortMarks::Rows m_rows;                      ///< by key
    std::vector<const backend::Object*> m_known; ///< those of m_rows, side by side: a comparison touches no row
    Order m_sorted;                              ///< all rows
    Order m_shown;                               ///< what views know
    SortMarks m_marks;
    int m_sortColumn = -1;
    SortMarks m_nextMarks; ///< of the sort that is under way
    int m_nextColumn = -1;
    bool m_isPrepared = false;
    QTimer m_sorting, m_liveSort;
    Scope m_scope;
    TextFilter m_filter;
    std::vector<backend::Status> m_statuses;
    std::array<int, kStatuses> m_counts{};
    int m_total = 0;
    Range m_window;
    Glow m_glow;
    QTimer m_warming; ///< makes rows searchable while nothing else is to be done
    std::size_t m_warmed = 0;
};

} // namespace darse::ui
