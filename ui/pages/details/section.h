// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/location.h"

#include <QFrame>

class QVBoxLayout;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// A card on the Details tab that only some kinds have.
class Section : public QFrame {
    Q_OBJECT
public:
    Section(const QString& title, QWidget* parent);

    /// Changes what is shown in place.
    virtual void setObject(const backend::ObjectPtr& object) = 0;
    /// Before the facts that every object has.
    [[nodiscard]] virtual bool comesFirst() const { return false; }

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

protected:
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }

private:
    QVBoxLayout* m_column;
};

/// The sections of a kind, in order.
[[nodiscard]] std::vector<Section*> makeSections(backend::Kind kind, session::Session& session, QWidget* parent);

} // namespace darse::ui
