// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/trash.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <QTimer>

#include <chrono>
#include <optional>

namespace darse::connect::docker {

/// What the name of a container in the trash says. No server has a trash: such a container is stopped, its restart
/// policy is taken from it where the server does that, and its name says what it was, so that every console finds it.
struct TrashName {
    qint64 until = 0; ///< seconds since the epoch
    bool wasRunning = false;
    QString restartPolicy{};
    QString name{};

    [[nodiscard]] bool hasPolicy() const
    {
        return !restartPolicy.isEmpty() && restartPolicy != QLatin1StringView("no");
    }
};

[[nodiscard]] QString trashName(const TrashName& parts);
/// Nothing for the names of all other containers.
[[nodiscard]] std::optional<TrashName> readTrashName(const QString& name);
[[nodiscard]] bool isTrashName(const QString& name);

/// The trash, kept in the names of containers; emptied of what is over while a console looks, which also stops what has
/// come back by itself.
class TrashVerbs final : public QObject, public backend::Trash {
    Q_OBJECT
public:
    TrashVerbs(Hands& hands, std::shared_ptr<Wire> wire);

    /// From now on, once a minute.
    void beginSweeping();

    void keepFor(std::chrono::minutes time) override { m_kept = time; }
    /// What deletes itself when it ends, goes at once.
    backend::Pending<void> discard(const QString& container) override;
    backend::Pending<void> restore(const QString& container) override;
    backend::Pending<void> purge(const QString& container) override;
    backend::Pending<std::vector<backend::Discarded>> list() override;

private:
    void sweep();

    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    QTimer m_timer;
    std::chrono::minutes m_kept = kKept;
};

} // namespace darse::connect::docker
