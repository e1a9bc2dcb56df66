// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/session/metricsstore.h"
#include "core/session/objectstore.h"
#include "core/session/operation.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace darse::session {

/// What a connected person sees: one backend and the stores that it feeds. Stores come to life when first asked for and
/// live as long as the session: when the backend's interfaces change, the stores are bound to the new ones, so nobody
/// is left with a dangling reference.
class Session : public QObject {
    Q_OBJECT
public:
    enum class Opening {
        AtOnce, ///< unless that was done before
        Later,  ///< somebody else opens the backend
    };

    /// `backend` is not null.
    explicit Session(std::unique_ptr<backend::Backend> backend, QObject* parent = nullptr, Delay delay = delayByTimer,
                     Opening opening = Opening::AtOnce);
    ~Session() override;

    [[nodiscard]] backend::Backend& backend() { return *m_backend; }
    /// What a person calls the connection, for sentences; empty where it has no name.
    [[nodiscard]] const QString& name() const { return m_name; }
    void setName(const QString& name) { m_name = name; }
    /// Whether the connection has this kind at all.
    [[nodiscard]] bool has(backend::Kind kind);
    ObjectStore& store(backend::Kind kind);
    MetricsStore& metrics();
    Operations& operations() { return m_operations; }

    /// Empty: all projects.
    [[nodiscard]] const QString& project() const { return m_project; }
    void setProject(const QString& project);
    /// Whether pages show the object: it belongs to the current project, or to none.
    [[nodiscard]] bool isInScope(const backend::Object& object) const;
    /// Every project that some object names, sorted. Brings all stores to life but those of events; projectsChanged()
    /// tells when there is more to read.
    [[nodiscard]] QStringList projects();

    /// The one T of this session, made when first asked for: what a page begins and other pages find again, such as
    /// open terminals. It dies with the session, before the backend.
    template <class T>
    T& companion()
    {
        for (const auto& one : m_companions) {
            if (auto* known = dynamic_cast<T*>(one.get()))
                return *known;
        }
        auto made = std::make_unique<T>(*this);
        T& reference = *made;
        m_companions.push_back(std::move(made));
        return reference;
    }

Q_SIGNALS:
    void linkChanged();
    void projectChanged();
    /// projects() may answer differently now. Only after the first call of projects().
    void projectsChanged();

private:
    void followLink();

    // The order matters: stores and operations die before the backend that they read.
    std::unique_ptr<backend::Backend> m_backend;
    Delay m_delay;
    std::map<backend::Kind, std::unique_ptr<ObjectStore>> m_stores;
    std::unique_ptr<MetricsStore> m_metrics;
    Operations m_operations;
    QString m_name;
    QString m_project;
    std::map<backend::Kind, QStringList> m_projectsOf; ///< of the stores that projects() has read
    std::vector<std::unique_ptr<QObject>> m_companions;
};

} // namespace darse::session
