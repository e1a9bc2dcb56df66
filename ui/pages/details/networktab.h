// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/networking.h"
#include "core/base/result.h"
#include "ui/pages/details/detailstab.h"

class QLabel;
class QMenu;
class QPushButton;

namespace darse::ui {

class PlainTable;

/// Where the container can be reached: its networks and its ports.
class NetworkTab final : public DetailsTab {
    Q_OBJECT
public:
    NetworkTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void refresh() override;

private:
    void layOut();
    void read();
    void arrived(const Result<std::vector<backend::Attachment>>& all);
    void fillPorts();
    void offerNetworks();
    void join(const QString& network);
    void leave();
    void openPort(int row);
    void begin(const QString& title, const QString& line, const backend::Pending<void>& work);

    backend::ObjectPtr m_object;
    std::vector<backend::Attachment> m_known;
    bool m_isReading = false;
    QLabel* m_note;
    PlainTable* m_networks;
    PlainTable* m_ports;
    QLabel* m_noPorts;
    QPushButton* m_join;
    QPushButton* m_leave;
    QMenu* m_menu;
};

} // namespace darse::ui
