// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QVariant>

namespace darse::ui {
namespace {

constexpr const char* kProperty = "spokenAs";

class Spoken final : public QAccessibleWidget {
public:
    Spoken(QWidget& widget, QAccessible::Role role) :
        QAccessibleWidget(&widget, role),
        m_button(qobject_cast<QAbstractButton*>(&widget))
    {
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        if (m_button != nullptr && m_button->isCheckable()) {
            state.selectable = true;
            state.selected = m_button->isChecked();
        }
        return state;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (m_button != nullptr)
            names.prepend(pressAction());
        return names;
    }

    void doAction(const QString& name) override
    {
        if (m_button != nullptr && name == pressAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    QAbstractButton* m_button;
};

QAccessibleInterface* spoken(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const QVariant role = widget == nullptr ? QVariant() : widget->property(kProperty);
    return role.isValid() ? new Spoken(*widget, static_cast<QAccessible::Role>(role.toInt())) : nullptr;
}

} // namespace

void speakAs(QWidget& widget, QAccessible::Role role)
{
    static const bool isInstalled = (QAccessible::installFactory(spoken), true);
    Q_UNUSED(isInstalled)
    widget.setProperty(kProperty, static_cast<int>(role));
}

} // namespace darse::ui
