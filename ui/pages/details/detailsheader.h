// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/pages/kindview.h"
#include "ui/pages/location.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace darse::ui {

class ElidedLabel;
class ObjectActions;
class StatusChip;

/// What is looked at: the way back to the list, kind, name, status, the facts asked for most, and what can be done.
class DetailsHeader : public QWidget {
    Q_OBJECT
public:
    explicit DetailsHeader(session::Session& session, QWidget* parent = nullptr);

    /// Before the object is known, or when there is none: its kind and what it is called.
    void setSubject(backend::Kind kind, const QString& name);
    void setObject(const backend::ObjectPtr& object);
    /// The object is gone: what was is still said, nothing can be done.
    void setGone();

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    [[nodiscard]] QWidget* makeTrail();
    [[nodiscard]] QWidget* makeTitle(session::Session& session);
    [[nodiscard]] QString factLine(const backend::Object& object) const;

    session::Session& m_session;
    backend::Kind m_kind = backend::Kind::Container;
    QPushButton* m_list = nullptr;
    ElidedLabel* m_trailName = nullptr;
    QLabel* m_kindIcon = nullptr;
    QLabel* m_kindWord = nullptr;
    ElidedLabel* m_name = nullptr;
    StatusChip* m_status = nullptr;
    ElidedLabel* m_facts = nullptr;
    ObjectActions* m_actions = nullptr;
};

} // namespace darse::ui
