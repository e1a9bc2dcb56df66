// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spokenrows.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

#include <utility>
#include <vector>

namespace darse::ui {
namespace {

constexpr const char* kProperty = "spokenRows";

struct Rows {
    int count = 0;
    std::function<SpokenRow(int)> row;
};

class Row final : public QAccessibleInterface {
public:
    Row(QWidget& widget, const Rows& rows, int index) : m_widget(widget), m_rows(rows), m_index(index) {}

    [[nodiscard]] bool isValid() const override { return true; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_widget);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QWindow* window() const override { return m_widget.window()->windowHandle(); }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_rows.row(m_index).text : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override
    {
        const QRect inside = m_rows.row(m_index).rect;
        return {m_widget.mapToGlobal(inside.topLeft()), inside.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return m_rows.row(m_index).role; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.invisible = !m_widget.isVisible();
        state.offscreen = m_widget.visibleRegion().intersected(m_rows.row(m_index).rect).isEmpty();
        return state;
    }

private:
    QWidget& m_widget;
    const Rows& m_rows;
    int m_index;
};

class List final : public QAccessibleWidget {
public:
    List(QWidget& widget, Rows rows) : QAccessibleWidget(&widget, QAccessible::List), m_rows(std::move(rows))
    {
        for (int index = 0; index < m_rows.count; ++index)
            m_ids.push_back(QAccessible::registerAccessibleInterface(new Row(widget, m_rows, index)));
    }
    List(const List&) = delete;
    List(List&&) = delete;
    List& operator=(const List&) = delete;
    List& operator=(List&&) = delete;

    [[nodiscard]] int childCount() const override { return m_rows.count; }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        const bool isOne = index >= 0 && index < m_rows.count;
        return isOne ? QAccessible::accessibleInterface(m_ids[std::size_t(index)]) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int index = 0; index < m_rows.count; ++index) {
            if (child(index) == wanted)
                return index;
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int index = 0; index < m_rows.count; ++index) {
            if (child(index)->rect().contains(x, y))
                return child(index);
        }
        return nullptr;
    }

protected:
    ~List() override
    {
        for (const QAccessible::Id id : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

private:
    Rows m_rows;
    std::vector<QAccessible::Id> m_ids;
};

QAccessibleInterface* spokenRows(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const QVariant rows = widget == nullptr ? QVariant() : widget->property(kProperty);
    return rows.isValid() ? new List(*widget, rows.value<Rows>()) : nullptr;
}

} // namespace

void speakRows(QWidget& widget, int count, std::function<SpokenRow(int)> row)
{
    static const bool isInstalled = (QAccessible::installFactory(spokenRows), true);
    Q_UNUSED(isInstalled)
    widget.setProperty(kProperty, QVariant::fromValue(Rows{count, std::move(row)}));
}

} // namespace darse::ui
