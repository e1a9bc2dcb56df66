// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/detailstab.h"

class QLabel;

namespace darse::ui {

class PlainTable;
class PortsSection;

/// Where a pod can be reached: its containers share one network, and its ports are theirs.
class PodNetworkTab final : public DetailsTab {
    Q_OBJECT
public:
    PodNetworkTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;

private:
    void fill();

    backend::ObjectPtr m_pod;
    QLabel* m_words;
    PlainTable* m_networks;
    PortsSection* m_ports;
};

} // namespace darse::ui
