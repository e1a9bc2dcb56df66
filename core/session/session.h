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

namespace darse::session {

/// What a connected person sees: one backend and the stores that it feeds. Stores come to life when first asked for.
class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(std::unique_ptr<backend::Backend> backend, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] backend::Backend& backend() { return *m_backend; }
    /// Whether the connection has this kind at all.
    [[nodiscard]] bool has(backend::Kind kind);
    ObjectStore& store(backend::Kind kind);
    MetricsStore& metrics();
    Operations& operations() { return m_operations; }

    /// Empty: all projects. Pages show only the objects of the current project, and those that belong to none.
    [[nodiscard]] const QString& project() const { return m_project; }
    void setProject(const QString& project);
    /// Every project that some object names, sorted.
    [[nodiscard]] QStringList projects();

Q_SIGNALS:
    void linkChanged();
    void projectChanged();

private:
    std::unique_ptr<backend::Backend> m_backend;
    std::map<backend::Kind, std::unique_ptr<ObjectStore>> m_stores; ///< emptied when the backend's interfaces change
    std::unique_ptr<MetricsStore> m_metrics;
    Operations m_operations;
    QString m_project;
};

} // namespace darse::session
