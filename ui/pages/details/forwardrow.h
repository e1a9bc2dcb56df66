// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace darse::session {
class Forwards;
class Session;
} // namespace darse::session

namespace darse::ui {

/// A port of a pod and, one click away, the port of this machine that leads there.
class ForwardRow final : public QWidget {
    Q_OBJECT
public:
    struct Subject {
        QString pod; ///< key
        quint16 port = 0;
        QString words{};         ///< what it is, beside its number
        QString protocol{};      ///< empty: "tcp"
        bool leadsToPod = false; ///< the words are a link to it

        friend bool operator==(const Subject&, const Subject&) = default;
    };
    ForwardRow(session::Session& session, Subject subject, QWidget* parent);

Q_SIGNALS:
    void podAsked(const QString& key);

private:
    void layOut();
    void open();
    void fill();
    void tell(const std::optional<Error>& error);
    [[nodiscard]] QString address() const;

    session::Forwards& m_forwards;
    Subject m_subject;
    bool m_isOffered;
    bool m_isRefused = false; ///< the note says why it could not be opened
    QPushButton* m_begin;
    QPushButton* m_address;
    QToolButton* m_copy;
    QPushButton* m_stop;
    QLabel* m_connections;
    QLabel* m_note;
};

} // namespace darse::ui
