// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

namespace darse::ui {

class NetworkPicture;

/// Who hangs from a network, drawn.
class PictureTab final : public DetailsTab {
    Q_OBJECT
public:
    PictureTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;

private:
    NetworkPicture* m_picture;
};

} // namespace darse::ui
