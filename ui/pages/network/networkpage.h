// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QLabel;

namespace darse::ui {

class NetworkPicture;

/// The picture of all networks, with what to see in it.
class NetworkPage final : public Page {
    Q_OBJECT
public:
    explicit NetworkPage(PageContext given, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    void refresh() override;

private:
    void look();

    QLabel* m_note;
    NetworkPicture* m_picture;
};

} // namespace darse::ui
