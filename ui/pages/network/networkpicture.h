// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"
#include "ui/pages/network/netbands.h"

#include <QMap>
#include <QWidget>

class QLabel;

namespace darse::session {
class Session;
}

namespace darse::ui {

class NetBar;
class NetCard;

/// Who is connected to what: networks as bars, the containers that hang from them. Whoever is in several networks
/// hangs from each, with the address that it has there; pointing at one shows all. It is as high as it has to be, and
/// follows what happens.
class NetworkPicture final : public QWidget {
    Q_OBJECT
public:
    /// So many containers of one network are drawn.
    static constexpr std::size_t kMost = 120;

    explicit NetworkPicture(session::Session& session, QWidget* parent = nullptr);

    /// One network alone; empty: all.
    void setOnly(const QString& network);
    [[nodiscard]] bool isEmpty() const { return m_bands.empty(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);
    /// What is drawn is another thing now.
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Shown {
        NetBar* bar = nullptr;
        std::vector<NetCard*> cards; ///< in the order of the members
        QLabel* rest = nullptr;      ///< says how many more there are
        QColor color;
    };

    void rebuild();
    void fill(Shown& shown, const NetBand& band, int index);
    [[nodiscard]] NetCard* makeCard();
    /// Puts everything in its place, unless `isDry`; how high it gets.
    int arrange(int width, bool isDry) const;
    void mark(const QString& container, bool isPointed);

    session::Session& m_session;
    QString m_only;
    bool m_isWaiting = false; ///< a rebuild is on its way
    std::vector<NetBand> m_bands;
    QMap<QString, Shown> m_shown; ///< by network
};

} // namespace darse::ui
