// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"
#include "ui/pages/location.h"

#include <QWidget>

#include <optional>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// A pod as a drawing: the process that holds what its containers share, each container with the one that watches it,
/// and the volumes that they mount. A click on a container, or on what a volume comes from, leads to it.
class PodPicture final : public QWidget {
    Q_OBJECT
public:
    explicit PodPicture(session::Session& session, QWidget* parent = nullptr);

    void setPod(const backend::Pod& pod);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kBand = 44; ///< height of the head and of what all share

    struct Box {
        QString title;
        QStringList lines;
        QString tip;
        QString key; ///< of a container
        backend::Status status = backend::Status::Unknown;
        QStringList volumes;
    };

    [[nodiscard]] Box boxOf(const backend::PodPart& part) const;
    [[nodiscard]] QRect boxRect(int index) const;
    [[nodiscard]] QRect volumeRect(int index) const;
    [[nodiscard]] int columns(int width) const;
    [[nodiscard]] int boxWidth() const;
    /// What is at this place, and where a click there leads.
    struct Spot {
        QString tip;
        std::optional<backend::ObjectRef> ref{};
    };
    [[nodiscard]] Spot spotAt(const QPoint& at) const;
    void paintBox(QPainter& painter, const QRect& rect, const Box& box) const;
    void paintDots(QPainter& painter, const QRect& rect, const Box& box) const;
    void paintVolumes(QPainter& painter) const;

    session::Session& m_session;
    QString m_node; ///< what the pod runs on
    QString m_head;
    QString m_shared;
    std::vector<Box> m_boxes;
    std::vector<backend::PodVolume> m_volumes;
};

} // namespace darse::ui
