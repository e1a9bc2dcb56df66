// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/shelf.h"
#include "core/connect/kubernetes/objectfeed.h"

#include <map>
#include <memory>

namespace darse::connect::kubernetes {

/// The containers of a cluster as a list: what its pods tell of them. On the console's thread.
class ContainerShelf final : public QObject {
    Q_OBJECT
public:
    /// `pods` lives longer.
    explicit ContainerShelf(ObjectFeed& pods);

    [[nodiscard]] docker::Shelf& shelf() { return m_shelf; }

private:
    backend::Pending<backend::ObjectList> list();
    backend::Pending<QString> yaml(const QString& key);
    void follow();
    void takeAll();
    void take(const QString& pod);

    ObjectFeed& m_pods;
    docker::ShelfVerbs m_verbs;
    docker::Shelf m_shelf;
    std::map<QString, QStringList> m_of; ///< keys of containers by key of their pod
    std::unique_ptr<backend::Watch> m_watch;
};

} // namespace darse::connect::kubernetes
