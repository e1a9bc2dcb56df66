// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/lineset.h"
#include "ui/logs/logblock.h"
#include "ui/logs/logplace.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace darse::ui {

/// Writes lines of a log to a file, on a thread of its own. The file appears when it is complete, or not at all.
class LogExport : public QObject {
    Q_OBJECT
public:
    /// Raw is for other programs: as the lines came. Shown is for people: without what would act.
    enum class Form { Raw, Shown };

    struct Job {
        QString path;
        std::vector<LogBlockPtr> blocks;
        Form form = Form::Raw;
        LogPlace from; ///< columns count in shown lines only
        LogPlace to;
        std::optional<LineSet> only; ///< no other lines
    };

    explicit LogExport(QObject* parent = nullptr);
    ~LogExport() override;

    /// Gives up what is being written.
    void start(Job job);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_stop != nullptr; }
    [[nodiscard]] const QString& path() const { return m_path; }

Q_SIGNALS:
    void progressed(int percent);
    /// What went wrong, in words of the system; empty when the file is there. Not told after cancel().
    void finished(const QString& problem);

private:
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of the job that runs
    QString m_path;
    QThreadPool m_pool; ///< last, so that it ends first
};

} // namespace darse::ui
