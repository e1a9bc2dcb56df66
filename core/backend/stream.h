// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "core/base/result.h"

#include <QObject>

#include <optional>
#include <vector>

namespace darse::backend {

/// One change of a watched list.
struct Change {
    QString key;
    ObjectPtr object; ///< null: it is gone
};

/// Tells every change of one kind since the list that it came with. Destroy it to stop. Signals arrive on the thread
/// that owns it.
class Watch : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void changed(const std::vector<darse::backend::Change>& changes);
    /// The connection broke or the history is gone: list again. Nothing is emitted afterwards.
    void ended(const darse::Error& error);
};

/// One of several things that come side by side: a layer of an image.
struct ProgressPart {
    QString name;
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known
    QString state{};  ///< what is done with it now; plain text
    bool isReady = false;
};

struct Progress {
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known
    QString line;     ///< what is being done now ("layer 3 of 7"); plain text
    std::vector<ProgressPart> parts{};
};

/// Long work with progress. Destroying it cancels it.
class Transfer : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void cancel() = 0;

Q_SIGNALS:
    void progressed(const darse::backend::Progress& progress);
    /// Exactly once, also after cancel() (then with Canceled).
    void finished(const darse::Result<void>& result);
};

} // namespace darse::backend
