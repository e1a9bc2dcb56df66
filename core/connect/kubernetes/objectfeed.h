// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/hands.h"
#include "core/connect/docker/shelf.h"
#include "core/connect/kubernetes/kubewire.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace darse::connect::kubernetes {

/// One kind, listed and then watched for as long as the connection lives; it begins when somebody asks for the first
/// time. On the console's thread; a worker reads.
class ObjectFeed : public QObject {
    Q_OBJECT
public:
    using Read = backend::ObjectPtr (*)(const json& object);

    struct Source {
        backend::Kind kind;
        const kube::Kind* served;
        Read read;
    };

    ObjectFeed(docker::Hands& hands, std::shared_ptr<KubeWire> wire, const Source& source);

    [[nodiscard]] docker::Shelf& shelf() { return m_shelf; }
    /// The object as the server has it; null when it is not known.
    [[nodiscard]] std::shared_ptr<const json> raw(const QString& key) const;

private:
    struct Step {
        QString key;
        std::shared_ptr<const json> object; ///< null: it is gone
    };

    backend::Pending<backend::ObjectList> list();
    backend::Pending<QString> yaml(const QString& key);
    backend::Pending<void> remove(const backend::ObjectPtr& object);
    void begin();
    /// The worker's. Ends when the connection does.
    static void follow(ObjectFeed* self, KubeWire& wire, const Source& source, docker::Errand& errand);
    /// Until the watch ends, as servers let it after a while: then all is listed again.
    static Result<void> once(ObjectFeed* self, KubeWire& wire, const Source& source, docker::Errand& errand);
    void takeAll(const std::vector<Step>& all);
    void take(const std::vector<Step>& steps);
    void eraseRow(const QString& key);
    void failed(const Error& error);

    docker::Hands& m_hands;
    std::shared_ptr<KubeWire> m_wire;
    Source m_source;
    docker::ShelfVerbs m_verbs;
    docker::Shelf m_shelf;
    std::map<QString, std::shared_ptr<const json>> m_raw;
    std::vector<std::shared_ptr<QPromise<Result<backend::ObjectList>>>> m_waiting;
    bool m_hasBegun = false;
    bool m_isKnown = false;
    std::optional<Error> m_lost;
    docker::ErrandHolder m_errand; ///< dies first
};

/// "default/web"
[[nodiscard]] QString keyOf(const json& object);
/// Which object a key of the console means.
[[nodiscard]] Named namedBy(const kube::Kind& kind, const QString& key);
/// As a person reads it: without what only machines read.
[[nodiscard]] json readable(json object);

} // namespace darse::connect::kubernetes
