// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace darse::ui {

class NetworkPicture;

/// Scrolls up and down through a picture that is as wide as there is room, and follows the keyboard through it.
class PictureArea final : public QScrollArea {
    Q_OBJECT
public:
    PictureArea(NetworkPicture* picture, QWidget* parent);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

} // namespace darse::ui
