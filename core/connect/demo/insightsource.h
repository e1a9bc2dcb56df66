// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"
#include "core/backend/networking.h"
#include "core/backend/trash.h"
#include "core/connect/demo/stage.h"

#include <map>

namespace darse::connect::demo {

class InsightSource final : public backend::Inspection {
public:
    explicit InsightSource(Stage& stage) : m_stage(stage) {}

    backend::Pending<QString> json(const backend::ObjectRef& ref) override;
    backend::Pending<backend::ProcessTable> processes(const QString& container) override;
    backend::Pending<backend::Ending> ending(const QString& container) override;
    backend::Pending<std::vector<backend::LayerContent>> layers(const QString& image) override;
    backend::Pending<backend::Numbers> numbers(const backend::NumbersAsked& asked) override;

private:
    Stage& m_stage;
};

class JoinSource final : public backend::NetworkJoining {
public:
    explicit JoinSource(Stage& stage) : m_stage(stage) {}

    backend::Pending<std::vector<backend::Attachment>> attachments(const QString& container) override;
    backend::Pending<void> join(const QString& container, const QString& network) override;
    backend::Pending<void> leave(const QString& container, const QString& network) override;

private:
    Stage& m_stage;
};

class TrashSource final : public backend::Trash {
public:
    explicit TrashSource(Stage& stage) : m_stage(stage) {}

    void keepFor(std::chrono::minutes time) override { m_keptFor = time; }
    backend::Pending<void> discard(const QString& container) override;
    backend::Pending<void> restore(const QString& container) override;
    backend::Pending<void> purge(const QString& container) override;
    backend::Pending<std::vector<backend::Discarded>> list() override;

private:
    struct Kept {
        backend::ObjectPtr object;
        Cell cell;
        bool wasRunning = false;
        QDateTime until;
    };

    void forgetOld();

    Stage& m_stage;
    std::map<QString, Kept> m_kept;
    std::chrono::minutes m_keptFor = kKept;
};

} // namespace darse::connect::demo
