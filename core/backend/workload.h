// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/object.h"

namespace darse::backend {

/// Keeps a number of like pods running.
struct Deployment final : Object {
    static constexpr Kind kKind = Kind::Deployment;
    Deployment() : Object(kKind) {}

    int desired = 0;
    int ready = 0;
    int updated = 0;
    QString image;
    QString strategy;
    QMap<QString, QString> selector;
    int revision = 1;
};

/// Runs pods until enough of them have succeeded.
struct Job final : Object {
    static constexpr Kind kKind = Kind::Job;
    Job() : Object(kKind) {}

    int completions = 1;
    int succeeded = 0;
    int failed = 0;
    QString image;
    QDateTime finished;
};

class Deployments {
public:
    virtual ~Deployments() = default;

    /// `replicas` ≥ 0.
    virtual Pending<void> scale(const QString& key, int replicas) = 0;
    /// Replaces every pod, a few at a time.
    virtual Pending<void> restart(const QString& key) = 0;
};

} // namespace darse::backend
